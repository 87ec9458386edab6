namespace ApprovalCloud.SampleRegistries.Data;

internal static class Streets
{
    private static readonly string[] Names = ["金安大道一段", "洪州大道", "凤凰大道", "北辰大道", "思源大道", "建安中路", "滨江东路", "五福东路"];

    public static string Of(int number) => Names[number % Names.Length];
}
