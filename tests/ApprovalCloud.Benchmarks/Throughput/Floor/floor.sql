-- The floor: the reference work by hand-written SQL, one call and one commit each. It writes what the platform writes, into as
-- many tables, and has the indexes without which nobody could work; the platform has some thirty, for its pages.
--   submit: 1 application, its facts, what was signed, its burden, 6 steps, 2 events, 2 letters, 1 change of figures
--   decide: the application's row, 1 step and each that opens by it, 2 events for itself and 1 for each that opens or for the
--           end, a letter for each of these but the acceptance, 1 change of figures
-- It knows one service and no law: no dates are reckoned, nobody else is asked, no answers are checked.
CREATE SEQUENCE numbers;
CREATE TABLE service_steps (position int PRIMARY KEY, key text NOT NULL, department text NOT NULL, needs text[] NOT NULL);
CREATE TABLE applications (
  id uuid PRIMARY KEY, number text NOT NULL UNIQUE, service text NOT NULL, service_version int NOT NULL, applicant_id uuid NOT NULL, applicant_name text NOT NULL,
  submitted_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, due_at timestamptz NOT NULL, promised_at timestamptz NOT NULL,
  ended_at timestamptz, ended_as text, row_version bigint NOT NULL, event_count int NOT NULL, head_hash bytea NOT NULL);
CREATE INDEX ON applications (applicant_id, updated_at);
CREATE TABLE application_facts (application_id uuid PRIMARY KEY REFERENCES applications, answers text NOT NULL);
CREATE TABLE signed_documents (application_id uuid PRIMARY KEY REFERENCES applications, text text NOT NULL);
CREATE TABLE application_burdens (application_id uuid PRIMARY KEY REFERENCES applications, service text NOT NULL, submitted_at timestamptz NOT NULL, asked int NOT NULL, prefilled int NOT NULL, days int NOT NULL);
CREATE TABLE steps (
  application_id uuid REFERENCES applications, key text, department text NOT NULL, position int NOT NULL, needs text[] NOT NULL, status text NOT NULL,
  opened_at timestamptz, accepted_at timestamptz, due_at timestamptz, promised_at timestamptz, yellow_at timestamptz,
  decided_at timestamptz, decided_by_id uuid, decided_by_name text, version int NOT NULL, PRIMARY KEY (application_id, key));
CREATE INDEX ON steps (department, due_at, application_id) WHERE status = 'Open';
CREATE TABLE events (
  application_id uuid REFERENCES applications, sequence int, at timestamptz NOT NULL, kind text NOT NULL, step text, actor_id uuid, actor_name text,
  data text NOT NULL, clock text NOT NULL, hash bytea NOT NULL, PRIMARY KEY (application_id, sequence));
CREATE TABLE outbox (
  application_id uuid, sequence int, about text, department text, person_id uuid, created_at timestamptz NOT NULL, sent_at timestamptz,
  attempts int NOT NULL, next_attempt_at timestamptz NOT NULL, PRIMARY KEY (application_id, sequence, about));
CREATE INDEX ON outbox (next_attempt_at) WHERE sent_at IS NULL;
CREATE INDEX ON outbox (person_id) WHERE person_id IS NOT NULL;
CREATE TABLE figure_changes (id uuid PRIMARY KEY, changes text NOT NULL);
CREATE TYPE happened AS (kind text, step text, actor_id uuid, actor_name text, data text, clock text);

-- Numbers the events, seals each by the hash of the one before, and sees to their letters.
CREATE FUNCTION append(application applications, happened happened[], now timestamptz, INOUT sequence int, INOUT head bytea) LANGUAGE plpgsql AS $$
DECLARE one happened; hashes bytea[] := '{}'; before int := sequence;
BEGIN
  FOREACH one IN ARRAY happened LOOP
    sequence := sequence + 1;
    head := sha256(head || convert_to(concat_ws(E'\x1f', application.id, sequence, (extract(epoch FROM now) * 1000000)::bigint, one.kind, one.step, one.actor_id, one.actor_name, one.data, one.clock), 'UTF8'));
    hashes := hashes || head;
  END LOOP;
  INSERT INTO events SELECT application.id, before + place, now, h.kind, h.step, h.actor_id, h.actor_name, h.data, h.clock, hashes[place]
    FROM unnest(happened) WITH ORDINALITY h (kind, step, actor_id, actor_name, data, clock, place);
  INSERT INTO outbox SELECT application.id, before + place, '', CASE h.kind WHEN 'StepOpened' THEN s.department END,
      CASE h.kind WHEN 'StepOpened' THEN NULL ELSE application.applicant_id END, now, NULL, 0, now
    FROM unnest(happened) WITH ORDINALITY h (kind, step, actor_id, actor_name, data, clock, place) LEFT JOIN service_steps s ON s.key = h.step
    WHERE h.kind <> 'StepAccepted';
END $$;

CREATE FUNCTION submit(new_id uuid, applicant uuid, applicant_name text, service text, answers text, document text, digest text, law text, figures text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE now timestamptz := clock_timestamp(); application applications; newest record;
BEGIN
  INSERT INTO applications VALUES (new_id, service || to_char(nextval('numbers'), 'FM0000000000'), service, 1, applicant, applicant_name, now, now, now + '45 days', now + '30 days', NULL, NULL, 1, 2, '')
    RETURNING * INTO application;
  INSERT INTO application_facts VALUES (new_id, answers);
  INSERT INTO signed_documents VALUES (new_id, document);
  INSERT INTO application_burdens VALUES (new_id, service, now, 40, 0, 15);
  INSERT INTO steps SELECT new_id, s.key, s.department, s.position, s.needs, CASE WHEN s.needs = '{}' THEN 'Open' ELSE 'Waiting' END,
      CASE WHEN s.needs = '{}' THEN now END, NULL, now + '10 days', now + '5 days', now + '4 days', NULL, NULL, NULL, CASE WHEN s.needs = '{}' THEN 1 ELSE 0 END
    FROM service_steps s;
  SELECT * INTO newest FROM append(application,
    ARRAY[ROW('ApplicationSubmitted', NULL, applicant, applicant_name, format('{"kind":"ApplicationSubmitted","signature":{"method":"Session","digest":"%s"},"at":"%s","by":{"id":"%s","name":"%s"}}', digest, now, applicant, applicant_name), law)::happened]
      || (SELECT array_agg(ROW('StepOpened', s.key, NULL, NULL, format('{"kind":"StepOpened","step":"%s","at":"%s"}', s.key, now), law)::happened) FROM service_steps s WHERE s.needs = '{}'),
    now, 0, '');
  UPDATE applications SET head_hash = newest.head WHERE id = new_id;
  INSERT INTO figure_changes VALUES (gen_random_uuid(), figures);
END $$;

-- Nobody decides what is not theirs, not open, or not what they saw.
CREATE FUNCTION decide(of uuid, which text, clerk uuid, clerk_name text, clerks_department text, seen int, note text, law text, figures text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE now timestamptz := clock_timestamp(); application applications; newest record; opened text[]; happened happened[];
BEGIN
  SELECT * INTO application FROM applications WHERE id = of FOR UPDATE;
  UPDATE steps SET status = 'Granted', accepted_at = now, decided_at = now, decided_by_id = clerk, decided_by_name = clerk_name, version = version + 1
    WHERE application_id = of AND key = which AND department = clerks_department AND status = 'Open' AND version = seen;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'StepNotOpen';
  END IF;
  WITH o AS (
    UPDATE steps s SET status = 'Open', opened_at = now, version = version + 1
      WHERE application_id = of AND status = 'Waiting' AND NOT EXISTS (SELECT FROM steps n WHERE n.application_id = of AND n.key = ANY (s.needs) AND n.status <> 'Granted')
      RETURNING key)
    SELECT array_agg(key) INTO opened FROM o;
  happened := ARRAY[
    ROW('StepAccepted', which, NULL, NULL, format('{"kind":"StepAccepted","manner":"WithDecision","toFollow":[],"step":"%s","at":"%s"}', which, now), law)::happened,
    ROW('StepGranted', which, clerk, clerk_name, format('{"kind":"StepGranted","note":"%s","basis":"Examination","step":"%s","at":"%s","by":{"id":"%s","name":"%s"}}', note, which, now, clerk, clerk_name), law)::happened];
  IF opened IS NOT NULL THEN
    happened := happened || (SELECT array_agg(ROW('StepOpened', o, NULL, NULL, format('{"kind":"StepOpened","step":"%s","at":"%s"}', o, now), law)::happened) FROM unnest(opened) o);
  ELSIF NOT EXISTS (SELECT FROM steps WHERE application_id = of AND status <> 'Granted') THEN
    happened := happened || ROW('ApplicationEnded', NULL, NULL, NULL, format('{"kind":"ApplicationEnded","status":"Granted","at":"%s"}', now), law)::happened;
    application.ended_at := now;
    application.ended_as := 'Granted';
  END IF;
  SELECT * INTO newest FROM append(application, happened, now, application.event_count, application.head_hash);
  UPDATE applications SET row_version = application.row_version + 1, event_count = newest.sequence, head_hash = newest.head, updated_at = now,
      ended_at = application.ended_at, ended_as = application.ended_as
    WHERE id = of AND row_version = application.row_version;
  INSERT INTO figure_changes VALUES (gen_random_uuid(), figures);
END $$;
