using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Web.Api;

/// <summary>Dates with their reckoning, in the language of the request.</summary>
internal static class Deadlines
{
    public static IResult Of(IReadOnlyList<Reckoning> reckonings) => TypedResults.Ok(new
    {
        deadlines = reckonings.Select(one => new
        {
            step = one.Clock.Length == 0 ? null : one.Clock,
            limit = one.Limit.Say().Here(),
            one.Due,
            one.IsProvisional,
            promise = one.Promise.Say().Here(),
            one.Promised,
            reckoning = one.Lines.Select(line => new { words = line.Words.Here(), article = line.Article?.Here() }),
        }),
    });
}
