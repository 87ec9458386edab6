using ApprovalCloud.Core.Absences;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Blocks;
using ApprovalCloud.Core.Clients;
using ApprovalCloud.Core.Conversations;
using ApprovalCloud.Core.Counter;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Forecasts;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Logs;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Nodes;
using ApprovalCloud.Core.Notes;
using ApprovalCloud.Core.Notices;
using ApprovalCloud.Core.Opinions;
using ApprovalCloud.Core.Presence;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Retention;
using ApprovalCloud.Core.Seals;
using ApprovalCloud.Core.Services;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Core.Visits;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;

namespace ApprovalCloud.Core.Data;

/// <summary>Where the rows of a table lie, once they lie on several servers.</summary>
public enum Place
{
    /// <summary>With their application: its id is part of every key, of every unique index, and of every reference to another such table.</summary>
    WithApplication,
    /// <summary>On every server: few rows, seldom written, and read beside those of applications.</summary>
    Everywhere,
    /// <summary>On one server, which all others know.</summary>
    Alone,
}

/// <summary>Every table says where its rows lie (decision 29). What is unique across applications cannot lie with them.</summary>
public static class Placement
{
    public static IReadOnlyDictionary<Type, Place> Of { get; } = new[]
    {
        Each(Place.WithApplication,
            typeof(Application), typeof(ApplicationFacts), typeof(SignedDocument), typeof(StepRow), typeof(EventRow), typeof(ArchivedCase), typeof(ApplicationBurden),
            typeof(MaterialRow), typeof(MaterialFile), typeof(MaterialUpload), typeof(Licence), typeof(IssuedDocument),
            typeof(Consent), typeof(Invitation), typeof(FactDispute), typeof(FactRead), typeof(ReadLedger), typeof(ReadReview), typeof(SealedCase), typeof(PurgedCase),
            typeof(Card), typeof(Visit), typeof(VisitPart), typeof(Bar), typeof(Opinion), typeof(StepMessage), typeof(TaskNote), typeof(TaskPresence),
            typeof(CounterFiling), typeof(RatingSlip), typeof(Forecast), typeof(FoldedApplication), typeof(OutboxMessage), typeof(NoticeRead)),
        // Asked with every decision, whether who decides has a part in it.
        Each(Place.Everywhere, typeof(Delegation), typeof(PublishedService), typeof(SigningCertificate)),
        // People, and what is theirs: an e-mail address, an identity number, the name of a filter is unique among all of them.
        Each(Place.Alone,
            typeof(User), typeof(IdentityRole<Guid>), typeof(IdentityUserRole<Guid>), typeof(IdentityUserClaim<Guid>), typeof(IdentityUserLogin<Guid>),
            typeof(IdentityUserToken<Guid>), typeof(IdentityUserPasskey<Guid>), typeof(IdentityRoleClaim<Guid>),
            typeof(Session), typeof(Client), typeof(SavedFilter), typeof(Absence), typeof(TextBlock), typeof(CounterSession)),
        // Whoever repeats a request has its key, and not yet an application; numbers are unique because blocks of them are given out here.
        Each(Place.Alone, typeof(AnsweredRequest), typeof(NumberBlock), typeof(Attempts), typeof(DaySeal), typeof(SealedBlock), typeof(DataProtectionKey)),
        // Nothing leads from a rating to its application (decision 11).
        Each(Place.Alone, typeof(Rating), typeof(Redress)),
        // Sums over all applications, what waits to be added to them, and logs of other systems.
        Each(Place.Alone,
            typeof(Figure), typeof(FigureChange), typeof(ForecastModel),
            typeof(ProcessLog), typeof(LogSlice), typeof(LogTally), typeof(LogVariant), typeof(LogCase)),
    }.SelectMany(kinds => kinds).ToDictionary();

    /// <summary>The property that holds the application's id.</summary>
    public static string ApplicationIn(Type kind) => kind == typeof(Application) ? nameof(Application.Id) : nameof(StepRow.ApplicationId);

    private static IEnumerable<KeyValuePair<Type, Place>> Each(Place place, params IEnumerable<Type> kinds) => kinds.Select(kind => KeyValuePair.Create(kind, place));
}
