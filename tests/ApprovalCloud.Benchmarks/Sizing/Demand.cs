namespace ApprovalCloud.Benchmarks.Sizing;

/// <summary>A town or a province, and what it asks of the platform. All of it is assumed, and to be replaced by its own figures.</summary>
internal sealed record Demand(string Name, double Inhabitants)
{
    /// <summary>Applications of one inhabitant in a year.</summary>
    public const double EachYear = 2;
    public const double WorkingDays = 250;
    public const double Hours = 8;

    /// <summary>The busiest hour beside the mean one.</summary>
    public const double Peak = 5;

    /// <summary>The part of the processors that is used in the busiest hour: with the rest a node may be lost, and jobs run.</summary>
    public const double Used = 0.4;
    public const int CoresOfANode = 16;
    public const int CoresOfADatabase = 64;

    /// <summary>Of a database, before it is distributed: its backup is restored within hours.</summary>
    public const double MostBytes = 8e12;
    public const double YearsInTables = 5;

    /// <summary>What is handed in with an application.</summary>
    public const double FileBytes = 2e6;

    public double AYear => Inhabitants * EachYear;

    /// <summary>Applications a second in the busiest hour.</summary>
    public double AtPeak => AYear / WorkingDays / Hours / 3600 * Peak;

    public static Cost Each(Measured measured) => measured.Writing + measured.Looking;

    /// <summary>Processors in the busiest hour, used in part.</summary>
    public double WebCores(Measured measured) => AtPeak * Each(measured).Web / 1000 / Used;

    public double DatabaseCores(Measured measured) => AtPeak * Each(measured).Database / 1000 / Used;

    public double TableBytes(Measured measured) => AYear * YearsInTables * measured.TableBytes;

    /// <summary>One more than needed, and two at least.</summary>
    public int Nodes(Measured measured) => Math.Max(2, 1 + (int)Math.Ceiling(WebCores(measured) / CoresOfANode));

    /// <summary>By which tables would have to be distributed; one is a database as it is.</summary>
    public int Shards(Measured measured) =>
        (int)Math.Ceiling(Math.Max(DatabaseCores(measured) / CoresOfADatabase, TableBytes(measured) / MostBytes));
}
