using ApprovalCloud.Core.Users;
using ApprovalCloud.Web.Localisation;
using Microsoft.Extensions.Localization;
using Session = ApprovalCloud.Core.Users.Session;

namespace ApprovalCloud.Web.Components;

/// <summary>A session as its owner knows it: which browser on what, and how they signed in.</summary>
public sealed class DeviceWords(IStringLocalizer<Text> T)
{
    // In this order: each names those after it, too, so that sites of long ago take it for one of them.
    private static readonly (string Mark, string Name)[] Browsers =
        [("MicroMessenger", "WeChat"), ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari")];
    private static readonly (string Mark, string Name)[] Systems =
        [("HarmonyOS", "HarmonyOS"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    public string Of(Session session) => (Find(Browsers, session.Device), Find(Systems, session.Device)) switch
    {
        _ when session.IsProgram => T["A program, by the API"],
        ({ } browser, { } system) => T["{0} on {1}", browser, system],
        ({ } browser, null) => browser,
        _ => T["A browser"],
    };

    public string Of(Proof proof) => proof switch
    {
        Proof.Password => T["Password"],
        Proof.Code => T["Password and code"],
        Proof.Passkey => T["Passkey"],
        Proof.Provider => T["An identity provider"],
        Proof.Secret => T["A program's secret"],
    };

    private static string? Find((string Mark, string Name)[] known, string device) =>
        Array.Find(known, one => device.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
