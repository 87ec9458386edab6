namespace ApprovalCloud.Web.Localisation;

/// <summary>Names the translations in Resources/Text.*.resx; the English text itself is the key.</summary>
public sealed class Text;
