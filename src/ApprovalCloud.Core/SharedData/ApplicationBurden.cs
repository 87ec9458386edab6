namespace ApprovalCloud.Core.SharedData;

/// <summary>What an application asked of its applicant, as it was when it was submitted.</summary>
public sealed class ApplicationBurden
{
    private ApplicationBurden() { }

    public ApplicationBurden(Guid applicationId, string service, DateTimeOffset submittedAt, Engine.Running.Burden burden)
    {
        (ApplicationId, Service, SubmittedAt) = (applicationId, service, submittedAt);
        (SeparateQuestions, Asked, Prefilled) = (burden.SeparateQuestions, burden.Asked, burden.Prefilled);
        (SeparateMaterials, MaterialsAsked, MaterialsMet) = (burden.SeparateMaterials, burden.MaterialsAsked, burden.MaterialsMet);
        (SeparateVisits, Visits, SeparateDays, Days) = (burden.SeparateVisits, burden.Visits, burden.SeparateDays, burden.Days);
    }

    public Guid ApplicationId { get; private set; }
    public string Service { get; private set; } = "";
    public DateTimeOffset SubmittedAt { get; private set; }
    public int SeparateQuestions { get; private set; }
    public int Asked { get; private set; }
    public int Prefilled { get; private set; }
    public int SeparateMaterials { get; private set; }
    public int MaterialsAsked { get; private set; }
    public int MaterialsMet { get; private set; }
    public int SeparateVisits { get; private set; }
    public int Visits { get; private set; }
    public int SeparateDays { get; private set; }
    public int Days { get; private set; }
}
