using ApprovalCloud.Engine.Definition;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Design;

/// <summary>What stands in files as a keyword, in words.</summary>
public static class DesignWords
{
    public static string Of(FactType type, IStringLocalizer T) => type switch
    {
        FactType.Text => T["One line of text"],
        FactType.LongText => T["Several lines of text"],
        FactType.Number => T["A number"],
        FactType.Money => T["Amount of money"],
        FactType.Boolean => T["Yes or no"],
        FactType.Date => T["A date"],
        FactType.Choice => T["One of several answers"],
        FactType.ResidentId => T["Identity number, with check character"],
        FactType.Uscc => T["Unified social credit code, with check character"],
        FactType.Phone => T["A phone number"],
        FactType.Email => T["An e-mail address"],
        FactType.Address => T["An address"],
        FactType.Declaration => T["Declaration to be accepted"],
        FactType.List => T["A group that repeats"],
    };

    public static (string Colour, string Words) Of(Sensitivity sensitivity, IStringLocalizer T) => sensitivity switch
    {
        Sensitivity.Public => ("grey", T["Public"]),
        Sensitivity.Personal => ("blue", T["Personal"]),
        Sensitivity.Sensitive => ("orange", T["Sensitive"]),
    };

    public static string Of(Audience audience, IStringLocalizer T) => audience switch
    {
        Audience.Citizen => T["Citizens"],
        Audience.Business => T["Businesses"],
    };

    public static string Of(RegistryProtocol protocol, IStringLocalizer T) => protocol switch
    {
        RegistryProtocol.Json => T["HTTP with JSON"],
        RegistryProtocol.XRoad => T["X-Road security server"],
    };

    public static string Of(SharingBasis basis, IStringLocalizer T) => basis switch
    {
        SharingBasis.StatutoryDuty => T["A law lets departments share; the applicant is told"],
        SharingBasis.Consent => T["Only with the applicant’s consent"],
    };

    public static string Of(Trust lowest, IStringLocalizer T) => lowest switch
    {
        Trust.A => T["Every fact it looks at must be a registry’s word."],
        Trust.B => T["Every fact it looks at must be a registry’s word, or verified at a counter."],
        Trust.C => T["Every fact it looks at must at least be proven by an upload."],
        Trust.D => T["The facts it looks at may be the applicant’s own word."],
    };

    public static string Of(OnRefusal onRefusal, IStringLocalizer T) => onRefusal switch
    {
        OnRefusal.StopDependents => T["A refusal stops what depends on it."],
        OnRefusal.StopAll => T["A refusal stops the whole application."],
    };
}
