using System.Diagnostics;
using System.Globalization;

namespace ApprovalCloud.Tests.Fuzz;

/// <summary>
/// Gives a reader inputs that nobody meant for it: for a second, always the same ones, or for as long as <c>FUZZ_SECONDS</c> says, each time
/// others. The first one fails that brings out anything but what the reader documents, takes long, or fills the memory.
/// </summary>
internal sealed class Fuzzer(ITestOutputHelper output)
{
    // The runner has other things to do beside it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly int? Asked =
        int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SECONDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed
        : Asked is null ? 1 : Random.Shared.Next();

    /// <summary>Whether this run is for finding, and not only for keeping.</summary>
    public static bool IsLong => Asked is not null;

    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(Asked ?? 1);

    public static Random Numbers() => new(Seed);

    public Task Run(string reader, IReadOnlyList<byte[]> samples, Action<byte[]> read, int megabytes = 100) => Run(reader, samples, input =>
    {
        read(input);
        return Task.CompletedTask;
    }, megabytes);

    /// <param name="read">Returns what the reader documents, and throws what it does not.</param>
    /// <param name="megabytes">What reading one input may take of the memory.</param>
    public async Task Run(string reader, IReadOnlyList<byte[]> samples, Func<byte[], Task> read, int megabytes = 100)
    {
        var (random, begun, inputs, most) = (Numbers(), Stopwatch.GetTimestamp(), 0, 0L);
        for (string? failure = null; failure is null && (inputs < 20 || Stopwatch.GetElapsedTime(begun) < Length); inputs++)
        {
            var input = Mutation.Next(random, samples);
            (failure, var allocated) = await Read(read, input);
            most = Math.Max(most, allocated);
            if (most > megabytes * 1_000_000L)
                failure ??= $"It took {most / 1_000_000} MB.";
            if (failure is not null)
                Assert.Fail($"{reader}, seed {Seed}, input {inputs} of {input.Length} bytes: {failure}\n{Shown(input)}");
        }

        Tell(string.Create(CultureInfo.InvariantCulture, $"{reader,-34} {inputs,10:N0} inputs {Stopwatch.GetElapsedTime(begun).TotalSeconds,6:N1} s   0 failures   at most {most / 1_000_000.0:N1} MB each"));
    }

    public void Tell(string line)
    {
        output.WriteLine(line);
        if (IsLong)
            Console.WriteLine($"fuzz: {line}");
    }

    // On a thread of the pool, whose stack is as small as a request's. What is allocated on others is not seen.
    private static async Task<(string? Failure, long Allocated)> Read(Func<byte[], Task> read, byte[] input)
    {
        try
        {
            return (null, await Task.Run(async () =>
            {
                var (thread, before) = (Environment.CurrentManagedThreadId, GC.GetAllocatedBytesForCurrentThread());
                await read(input);
                return Environment.CurrentManagedThreadId == thread ? GC.GetAllocatedBytesForCurrentThread() - before : 0;
            }).WaitAsync(Patience));
        }
        catch (TimeoutException)
        {
            return ($"It was not read within {Patience.TotalSeconds} seconds.", 0);
        }
        catch (Exception exception)
        {
            return (string.Join('\n', exception.ToString().Split('\n').Where(line => !line.Contains(" at System.", StringComparison.Ordinal)).Take(12)), 0);
        }
    }

    private static string Shown(byte[] input)
    {
        var base64 = Convert.ToBase64String(input);
        return base64.Length <= 8_000 ? base64 : $"{base64[..8_000]}…";
    }
}
