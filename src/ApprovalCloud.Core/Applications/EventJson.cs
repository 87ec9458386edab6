using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Applications;

internal static class EventJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Write(RunEvent happened) => JsonSerializer.Serialize(happened, Options);

    public static string WriteClock(IReadOnlyCollection<ClockEvent> clock) => JsonSerializer.Serialize(clock, Options);

    public static IReadOnlyList<ClockEvent> ReadClock(string clock) => JsonSerializer.Deserialize<List<ClockEvent>>(clock, Options)!;

    public static RunEvent Read(string data) => JsonSerializer.Deserialize<RunEvent>(data, Options)!;
}
