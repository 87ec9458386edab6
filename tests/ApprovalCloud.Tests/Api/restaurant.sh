#!/usr/bin/env bash
# A restaurant of 320 m² that sells tobacco, from application to licence, with nothing but curl. $1: the platform's address.
set -euo pipefail
base=$1
json() { grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d'"' -f4; }
token() { curl -sf "$base/api/account/login" --json "{\"email\":\"$1@example.test\",\"password\":\"Approval-Cloud-1\"}" | json accessToken; }
as() { local who=$1; shift; curl -sf -H "Authorization: Bearer $who" "$@"; }

citizen=$(token citizen)
facts=$(cat)
id=$(as "$citizen" "$base/api/applications" --json "{\"service\":\"open-a-restaurant\",\"facts\":$facts}" | json id)
as "$citizen" -X POST -H "Idempotency-Key: curl-$id" "$base/api/applications/$id/submit" | json number

decide() { # department step
  local clerk; clerk=$(token "clerk.$1")
  local tag; tag=$(as "$clerk" -D - -o /dev/null "$base/api/tasks/$id/$2" | tr -d '\r' | sed -n 's/^ETag: //Ip')
  as "$clerk" -H "If-Match: $tag" "$base/api/tasks/$id/$2/decide" --json '{"verdict":"grant","note":"in order"}' >/dev/null
}
decide administrative-approval business-registration
echo "open: $(as "$citizen" "$base/api/applications/$id" | grep -o '"key":"[^"]*","department":"[^"]*","status":"Open"' | cut -d'"' -f8 | sort | tr '\n' ' ')"

fire=$(token clerk.fire-rescue)
as "$fire" "$base/api/tasks/$id/fire-inspection/request-correction" \
  --json '{"items":[{"subject":"premises.area","kind":"Unclear","message":"Measure again"}],"message":"Please measure the floor area again"}' >/dev/null
correction=$(as "$citizen" "$base/api/applications/$id" | json correctionId)
as "$citizen" "$base/api/applications/$id/corrections/$correction" --json '{"facts":{"premises.area":330}}' >/dev/null
as "$citizen" "$base/api/applications/$id" | grep -o '"key":"[^"]*","department":"[^"]*","status":"Open"' | tr -d '"' | tr ',' ' ' |
  while read -r key department _; do decide "${department#department:}" "${key#key:}"; done
echo "status: $(as "$citizen" "$base/api/applications/$id" | json status)"
