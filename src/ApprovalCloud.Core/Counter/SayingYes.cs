using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;

namespace ApprovalCloud.Core.Counter;

/// <summary>How the person at the counter says yes to something: the code they received, or their signature.</summary>
/// <param name="Proof">The code; or the number of the signed consent.</param>
public sealed record Yes(Confirmation? How, string? Proof);

/// <summary>Checks it. A code that was tried is saved as tried, whatever else comes of it.</summary>
internal sealed class SayingYes(AppDbContext db, CounterCodes codes)
{
    private const int LongestNumber = 50;

    /// <returns>What is wrong, at its field.</returns>
    public async Task<Problem?> WhyNot(CounterSession session, Yes yes, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var proof = yes.Proof?.Trim() ?? "";
        switch (yes.How)
        {
            case null:
                return InField.Wrong(nameof(Yes.How), CounterMessages.ChooseHow);
            case Confirmation.Document:
                return proof.Length is > 0 and <= LongestNumber ? null : InField.Wrong(nameof(Confirmation.Document), CounterMessages.EnterDocument);
            case Confirmation.Code when proof.Length != CounterSession.CodeDigits || !proof.All(char.IsAsciiDigit):
                return InField.Wrong(nameof(Confirmation.Code), CounterMessages.EnterCode);
            case Confirmation.Code:
                if (!session.MayTry(at))
                    return InField.Wrong(nameof(Confirmation.Code), CounterMessages.WrongCode);
                var isRight = codes.IsRight(session.Code!, proof);
                session.Tried(isRight);
                await db.SaveChangesAsync(cancellationToken);
                return isRight ? null : InField.Wrong(nameof(Confirmation.Code), CounterMessages.WrongCode);
        }

        throw new System.Diagnostics.UnreachableException();
    }
}
