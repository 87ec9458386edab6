using System.Globalization;

namespace ApprovalCloud.Web.Localisation;

/// <summary>Dates, amounts and numbers as people read them in the language of the page.</summary>
public static class Display
{
    private static readonly TimeZoneInfo Local = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    public static string Date(DateOnly date) => IsChinese
        ? date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)
        : date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>How many there are, where no more than the most are counted.</summary>
    public static string UpTo(int count, int most) => count < most ? $"{count}" : $"{most}+";

    /// <param name="day">Any of the month.</param>
    public static string Month(DateOnly day) => IsChinese
        ? day.ToString("yyyy年M月", CultureInfo.InvariantCulture)
        : day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Date(DateTimeOffset moment, TimeZoneInfo? zone = null) =>
        Date(DateOnly.FromDateTime(In(zone, moment).DateTime));

    public static string DateTime(DateTimeOffset moment, TimeZoneInfo? zone = null) =>
        Date(moment, zone)
        + (IsChinese ? " " : ", ")
        + Time(moment, zone);

    public static string Time(DateTimeOffset moment, TimeZoneInfo? zone = null) =>
        In(zone, moment).ToString("HH:mm", CultureInfo.InvariantCulture);

    // A neutral culture such as zh-Hans has no currency and would print ¤.
    public static string Money(decimal yuan) =>
        (yuan < 0 ? "−" : "") + (IsChinese ? "¥" : "CN¥") + Math.Abs(yuan).ToString("N2", CultureInfo.InvariantCulture);

    public static string Number(decimal number) => number.ToString("#,##0.####", CultureInfo.InvariantCulture);

    private static DateTimeOffset In(TimeZoneInfo? zone, DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, zone ?? Local);
}
