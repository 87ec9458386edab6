using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Figures;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Core.Visits;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Data;

/// <summary>A distributed PostgreSQL can place every table as it is said.</summary>
public sealed class PlacementTests
{
    public static TheoryData<AppDbContext> Contexts => SchemaTests.Contexts;

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Contexts))]
    public void Tables_CanLie_WhereTheyAreSaidTo(AppDbContext db) => Assert.Empty(Placing.Faults(db.Model, Placement.Of));

    public static TheoryData<AppDbContext, Type, Place?, string> Misplaced
    {
        get
        {
            var data = new TheoryData<AppDbContext, Type, Place?, string>();
            foreach (var db in SchemaTests.Contexts.Select(row => row.Data))
            {
                data.Add(db, typeof(StepRow), null, "steps: nobody has said where it lies");
                data.Add(db, typeof(FigureChange), Place.WithApplication, "figure_changes: pk_figure_changes lacks the application");
                data.Add(db, typeof(User), Place.WithApplication, "AspNetUsers: ix_asp_net_users_identity_number lacks the application");
                data.Add(db, typeof(Visit), Place.Alone, "visit_parts: fk_visit_parts_visits_application_id_visit_id refers to rows that lie elsewhere");
                data.Add(db, typeof(Licence), Place.Everywhere, "licences: fk_licences_applications_application_id refers to rows that lie elsewhere");
                data.Add(db, typeof(string), Place.Alone, "String: there is no such table");
            }

            return data;
        }
    }

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Misplaced))]
    public void Table_ThatCannotLieThere_IsFound(AppDbContext db, Type kind, Place? place, string fault)
    {
        var places = Placement.Of.Where(one => one.Key != kind).ToDictionary();
        if (place is { } said)
            places[kind] = said;

        Assert.Contains(fault, Placing.Faults(db.Model, places));
    }

    // What was unique among all applications is still looked for by these.
    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Contexts))]
    public void Numbers_AreIndexed(AppDbContext db) => Assert.All(
        new[] { (typeof(Application), nameof(Application.Number)), (typeof(Licence), nameof(Licence.Number)), (typeof(IssuedDocument), nameof(IssuedDocument.Id)) },
        one => Assert.Contains(db.Model.FindEntityType(one.Item1)!.GetIndexes(), index => index.Properties[0].Name == one.Item2 && !index.IsUnique));
}
