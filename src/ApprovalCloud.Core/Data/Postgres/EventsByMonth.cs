namespace ApprovalCloud.Core.Data.Postgres;

/// <summary>
/// Events lie in partitions by the month in which their application began, which is what an id of version 7 begins with. So all of an application's
/// events lie in one, and the key stays as it is. What was there before becomes the first partition as it is. An id of another kind is taken in by
/// <c>events_other</c>.
/// </summary>
internal static class EventsByMonth
{
    /// <summary>Nodes of the version before go on meanwhile: the name, the key and the columns are those they know.</summary>
    public const string Create = """
        CREATE FUNCTION first_id_of(month timestamp) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
          SELECT (lpad(to_hex((extract(epoch FROM month) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
        $$;
        CREATE FUNCTION add_event_months(ahead integer) RETURNS integer LANGUAGE plpgsql AS $$
        DECLARE
          this_month timestamp := date_trunc('month', now() AT TIME ZONE 'UTC');
          first_month timestamp;
          month timestamp;
          partition text;
          made integer := 0;
        BEGIN
          -- Who waits longer for a table holds up everybody behind: it is tried again another time.
          PERFORM set_config('lock_timeout', '300ms', true);
          SELECT to_date(right(relname, 7), 'YYYY_MM') INTO STRICT first_month FROM pg_class
            JOIN pg_inherits ON inhrelid = oid WHERE inhparent = 'events'::regclass AND relname LIKE 'events\_before\_%';
          FOR away IN 0..ahead LOOP
            month := this_month + make_interval(months => away);
            partition := 'events_' || to_char(month, 'YYYY_MM');
            CONTINUE WHEN month < first_month OR to_regclass(partition) IS NOT NULL;
            EXECUTE format('CREATE TABLE %I (LIKE events INCLUDING DEFAULTS INCLUDING STORAGE)', partition);
            EXECUTE format('WITH moved AS (DELETE FROM events_other WHERE application_id >= %2$L AND application_id < %3$L RETURNING *) INSERT INTO %1$I SELECT * FROM moved',
              partition, first_id_of(month), first_id_of(month + interval '1 month'));
            EXECUTE format('ALTER TABLE events ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', partition, first_id_of(month), first_id_of(month + interval '1 month'));
            made := made + 1;
          END LOOP;
          RETURN made;
        END $$;

        ALTER TABLE events RENAME TO events_before;
        ALTER INDEX pk_events RENAME TO pk_events_before;
        DROP TRIGGER tell_followers ON events_before;
        CREATE TABLE events (LIKE events_before INCLUDING DEFAULTS INCLUDING STORAGE) PARTITION BY RANGE (application_id);
        ALTER TABLE events ADD CONSTRAINT pk_events PRIMARY KEY (application_id, sequence);
        ALTER TABLE events ADD CONSTRAINT fk_events_applications_application_id FOREIGN KEY (application_id) REFERENCES applications (id) ON DELETE CASCADE;
        CREATE TRIGGER tell_followers AFTER INSERT ON events FOR EACH ROW EXECUTE FUNCTION tell_followers();
        CREATE TABLE events_other PARTITION OF events DEFAULT;
        DO $$
        DECLARE
          next_month timestamp := date_trunc('month', now() AT TIME ZONE 'UTC') + interval '1 month';
          before text := 'events_before_' || to_char(next_month, 'YYYY_MM');
        BEGIN
          EXECUTE format('ALTER TABLE events_before RENAME TO %I', before);
          EXECUTE format('CREATE TEMPORARY TABLE events_beyond ON COMMIT DROP AS SELECT * FROM %I WHERE application_id >= %L', before, first_id_of(next_month));
          EXECUTE format('DELETE FROM %I WHERE application_id >= %L', before, first_id_of(next_month));
          EXECUTE format('ALTER TABLE events ATTACH PARTITION %I FOR VALUES FROM (MINVALUE) TO (%L)', before, first_id_of(next_month));
          PERFORM add_event_months(3);
          INSERT INTO events SELECT * FROM events_beyond;
        END $$;
        """;

    public const string Drop = """
        CREATE TABLE events_whole (LIKE events INCLUDING DEFAULTS INCLUDING STORAGE);
        INSERT INTO events_whole SELECT * FROM events;
        DROP TABLE events;
        ALTER TABLE events_whole RENAME TO events;
        ALTER TABLE events ADD CONSTRAINT pk_events PRIMARY KEY (application_id, sequence);
        ALTER TABLE events ADD CONSTRAINT fk_events_applications_application_id FOREIGN KEY (application_id) REFERENCES applications (id) ON DELETE CASCADE;
        CREATE TRIGGER tell_followers AFTER INSERT ON events FOR EACH ROW EXECUTE FUNCTION tell_followers();
        DROP FUNCTION add_event_months;
        DROP FUNCTION first_id_of;
        """;
}
