namespace ApprovalCloud.Engine.Definition;

/// <summary>Something wrong with a definition: where it stands, and what to do.</summary>
public sealed record Finding(FindingRule Rule, string File, int Line, Text Message)
{
    public static Finding Of(FindingRule rule, string file, int line, params object[] arguments) =>
        new(rule, file, line, FindingTexts.Of(rule).With(arguments));

    public override string ToString() => $"{File}:{Line}: {Rule}: {Message.En}";
}

public enum FindingRule
{
    YamlInvalid,
    PropertyUnknown,
    PropertyMissing,
    ValueInvalid,
    TranslationMissing,
    ConditionInvalid,
    ConditionMixesTypes,
    FileMisplaced,
    KeyTwice,
    JurisdictionUnknown,
    CalendarUnknown,
    DepartmentUnknown,
    LifeEventUnknown,
    FactUnknown,
    FactNotAsked,
    QuestionWithoutUse,
    QuestionTooEarly,
    DecidingFactOptional,
    StepUnknown,
    StepsInCircle,
    StepUnreachable,
    NoSteps,
    MaterialUnread,
    LimitOverLaw,
    PromiseOverLimit,
    ExampleFails,
    PublishedVersionChanged,
    RegistryUnknown,
    RegistrySuppliesNot,
    RegistryWithoutLookups,
    RegistryWithoutXRoad,
    LookupOfAnothersFact,
    LookupNameUnknown,
    LookupSameUnknown,
    LicenceUnknown,
    LicenceOfAnotherDepartment,
    LicencePatternInvalid,
    PartyFactOfWrongType,
    PartyUnheard,
    AskedThoughHeld,
    ReasonWithoutNeed,
    InstantFactUnread,
    PhasesOutOfOrder,
    PhaseWithoutAcceptance,
    SecondPersonWithoutReview,
    BulkNeedsALook,
}
