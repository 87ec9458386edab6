namespace ApprovalCloud.Core.Data.Postgres;

/// <summary>
/// What tells followers of a commit: a trigger, so that it holds for every way in which an event comes to be written. The
/// table may be lost in a crash: whoever follows announces it again.
/// </summary>
internal static class FollowedApplications
{
    public const string Create = """
        CREATE UNLOGGED TABLE followed_applications (application_id uuid PRIMARY KEY, until timestamptz NOT NULL);
        CREATE FUNCTION tell_followers() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF EXISTS (SELECT 1 FROM followed_applications WHERE application_id = NEW.application_id AND until > now()) THEN
            PERFORM pg_notify('application_changed', NEW.application_id::text);
          END IF;
          RETURN NULL;
        END $$;
        CREATE TRIGGER tell_followers AFTER INSERT ON events FOR EACH ROW EXECUTE FUNCTION tell_followers();
        """;

    public const string Drop = """
        DROP TRIGGER tell_followers ON events;
        DROP FUNCTION tell_followers();
        DROP TABLE followed_applications;
        """;
}
