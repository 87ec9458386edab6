using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>Where in a draft's form a fact is asked for.</summary>
public static class SectionAddress
{
    public static string Of(Guid application, ServiceDefinition service, string fact, string? query = null) =>
        service.Sections.FirstOrDefault(section => section.Questions.Any(question => question.Fact == fact)) is { } section
            ? $"~/apply/{application}/section/{section.Key}{query}#{fact}"
            : $"~/apply/{application}";
}
