namespace ApprovalCloud.Core.Data.Postgres;

/// <summary>
/// What nodes do to history beside adding to it, where their role may not do it itself (<see cref="RoleOfNodes"/>): functions that have the rights of
/// whoever owns the tables, and look before they use them.
/// </summary>
internal static class KeptHistory
{
    public const string Create = """
        -- Events go where they lie in the archive, or were purged, to the last of them.
        CREATE FUNCTION forget_events(application uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE
          gone integer;
        BEGIN
          IF EXISTS (SELECT FROM events WHERE application_id = application)
            AND NOT EXISTS (SELECT FROM archived_cases kept WHERE kept.application_id = application AND kept.count = (SELECT count(*) FROM events WHERE application_id = application)
              AND kept.head_hash = (SELECT hash FROM events WHERE application_id = application ORDER BY sequence DESC LIMIT 1))
            AND NOT EXISTS (SELECT FROM purged_cases kept WHERE kept.application_id = application
              AND kept.event_hashes = (SELECT string_agg(hash, '' ORDER BY sequence) FROM events WHERE application_id = application)) THEN
            RAISE insufficient_privilege USING MESSAGE = 'the events of ' || application || ' lie nowhere else';
          END IF;
          DELETE FROM events WHERE application_id = application;
          GET DIAGNOSTICS gone = ROW_COUNT;
          RETURN gone;
        END $$;
        CREATE FUNCTION forget_reads(application uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE
          gone integer;
        BEGIN
          IF EXISTS (SELECT FROM fact_reads WHERE application_id = application)
            AND NOT EXISTS (SELECT FROM purged_cases kept WHERE kept.application_id = application
              AND kept.read_hashes = (SELECT string_agg(hash, '' ORDER BY sequence) FROM fact_reads WHERE application_id = application)) THEN
            RAISE insufficient_privilege USING MESSAGE = 'the looks at ' || application || ' are not purged';
          END IF;
          DELETE FROM fact_reads WHERE application_id = application;
          GET DIAGNOSTICS gone = ROW_COUNT;
          RETURN gone;
        END $$;
        -- Nodes make room for the months to come, and may make no tables.
        ALTER FUNCTION add_event_months(integer) SECURITY DEFINER SET search_path = public, pg_temp;
        REVOKE EXECUTE ON FUNCTION forget_events(uuid), forget_reads(uuid), add_event_months(integer) FROM PUBLIC;
        """;

    public const string Drop = """
        GRANT EXECUTE ON FUNCTION add_event_months(integer) TO PUBLIC;
        ALTER FUNCTION add_event_months(integer) SECURITY INVOKER RESET search_path;
        DROP FUNCTION forget_reads;
        DROP FUNCTION forget_events;
        """;
}
