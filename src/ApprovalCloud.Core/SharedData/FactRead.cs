using System.Security.Cryptography;
using ApprovalCloud.Core.Seals;

namespace ApprovalCloud.Core.SharedData;

public enum ReadPurpose
{
    /// <summary>A clerk looked at a task of their department.</summary>
    Task,

    /// <summary>A supervisor looked at an application's course.</summary>
    Supervision,

    /// <summary>A clerk looked outside a task, and gave a reason; a supervisor reviews it.</summary>
    BreakGlass,

    /// <summary>The platform asked a registry.</summary>
    Prefill,

    /// <summary>Somebody invited looked at what they are asked to authorise.</summary>
    Invitation,

    /// <summary>A department looked into a disputed fact.</summary>
    Dispute,

    /// <summary>A clerk looked at a licence that their department issued.</summary>
    Licence,

    /// <summary>Whoever decides an appeal looked at what the step that refused had before it.</summary>
    Appeal,

    /// <summary>Whoever answers a bad rating looked at who gave it; its giver had said that they may.</summary>
    Rating,

    /// <summary>Somebody looked who acts for the applicant.</summary>
    Delegation,

    /// <summary>A worker at a counter looked, with the applicant present.</summary>
    Counter,

    /// <summary>A clerk of a department that was asked for its opinion looked at what was shared for it.</summary>
    Opinion,
}

public enum ReadSource { Page, Api, Export, Registry }

/// <summary>
/// One row of the access ledger: who read what of whose application, and why (国令716 and 个人信息保护法 ask that use be
/// traceable). Numbered without a gap per application, and sealed by the hash of all before it.
/// </summary>
public sealed class FactRead
{
    private FactRead() { }

    public Guid ApplicationId { get; private set; }
    public int Sequence { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Guid? PersonId { get; private set; }
    public string? PersonName { get; private set; }
    public string? Department { get; private set; }
    public string? Step { get; private set; }
    public ReadPurpose Purpose { get; private set; }
    public ReadSource Source { get; private set; }

    /// <summary>The facts and materials that were shown, by key; of materials with <c>material:</c> before.</summary>
    public IReadOnlyList<string> Facts { get; private set; } = [];

    /// <summary>For a look outside a task: why. For a registry: which one was asked.</summary>
    public string? Reason { get; private set; }

    public byte[] Hash { get; private set; } = [];

    public FactRead(Guid applicationId, int sequence, DateTimeOffset at, ReadEntry entry, byte[] previous, HashAlgorithmName hashing)
    {
        (ApplicationId, Sequence, At) = (applicationId, sequence, at);
        (PersonId, PersonName, Department, Step) = (entry.PersonId, entry.PersonName, entry.Department, entry.Step);
        (Purpose, Source, Facts, Reason) = (entry.Purpose, entry.Source, entry.Facts, entry.Reason);
        Hash = EntryHash.Of(previous, ReadChain.Fields(this), hashing);
    }
}

/// <summary>What is to be written into the access ledger.</summary>
public sealed record ReadEntry(ReadPurpose Purpose, ReadSource Source, IReadOnlyList<string> Facts)
{
    /// <summary>What stands before a material's key among the facts.</summary>
    public const string Material = "material:";

    /// <summary>What stands before a licence type's key among the facts.</summary>
    public const string Licence = "licence:";

    /// <summary>What stands before a document's kind among the facts.</summary>
    public const string Document = "document:";

    /// <summary>What stands among the facts for what the applicant asked, and was answered.</summary>
    public const string Messages = "messages";

    public Guid? PersonId { get; init; }
    public string? PersonName { get; init; }
    public string? Department { get; init; }
    public string? Step { get; init; }
    public string? Reason { get; init; }

    /// <summary>Somebody looks, as a person and for their department.</summary>
    public ReadEntry By(Requests.Caller caller) =>
        this with { PersonId = caller.Id, PersonName = caller.Name, Department = caller.Department ?? caller.CounterOf };
}

/// <summary>How far an application's ledger goes: it proves that nothing was cut off the end.</summary>
public sealed class ReadLedger
{
    private ReadLedger() { }

    public ReadLedger(Guid applicationId) => ApplicationId = applicationId;

    public Guid ApplicationId { get; private set; }
    public int Count { get; private set; }
    public byte[] HeadHash { get; private set; } = [];

    public void Append(FactRead row) => (Count, HeadHash) = (row.Sequence, row.Hash);
}

public enum ReviewVerdict { Justified, NotJustified }

/// <summary>A supervisor's word on a look outside a task.</summary>
public sealed class ReadReview
{
    private ReadReview() { }

    public ReadReview(Guid applicationId, int sequence, ReviewVerdict verdict, string note, Guid byId, string byName, DateTimeOffset at)
    {
        (ApplicationId, Sequence, Verdict, Note) = (applicationId, sequence, verdict, note);
        (ReviewedById, ReviewedByName, ReviewedAt) = (byId, byName, at);
    }

    public Guid ApplicationId { get; private set; }
    public int Sequence { get; private set; }
    public ReviewVerdict Verdict { get; private set; }
    public string Note { get; private set; } = "";
    public Guid ReviewedById { get; private set; }
    public string ReviewedByName { get; private set; } = "";
    public DateTimeOffset ReviewedAt { get; private set; }
}
