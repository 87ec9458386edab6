namespace ApprovalCloud.Web.Components;

/// <summary>Room a step's texts need, estimated on the server: SVG does not grow with its text.</summary>
internal static class BoxSize
{
    private const int TextWidth = StepMapLayout.BoxWidth - 30;

    public static int HeightOf(StepNode step) =>
        24 + 21 * Lines(step.Title, 16) + 20 * Lines(step.Department, 15) + (step.Status is null ? 0 : 32)
        + (step.Note is null ? 0 : 20 * Lines(step.Note, 15));

    private static int Lines(string text, int size)
    {
        // A Chinese character is square; a Latin letter takes about 0.56 of that; a broken line wastes some of its end.
        var width = text.Sum(letter => letter >= '\u2e80' ? size : 0.56 * size);
        return width <= TextWidth ? 1 : (int)Math.Ceiling(1.12 * width / TextWidth);
    }
}
