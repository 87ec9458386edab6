using System.Security.Cryptography;
using ApprovalCloud.Core.Encryption;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace ApprovalCloud.Tests.Encryption;

public sealed class EncryptionKeysTests
{
    private const string First = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    private const string Second = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero));

    private EncryptionKeys Keys(params string[] lines) => EncryptionKeys.Read(string.Join('\n', lines), clock);

    [Fact]
    public void AnyText_ComesBackAsItWas_AndIsNeverTheSameTwice() => Gen.String.Sample(text =>
    {
        text = new string([.. text.Where(letter => !char.IsSurrogate(letter))]);
        var keys = Keys($"2026-01-01T00:00:00Z {First}");
        var (one, other) = (keys.Encrypt(text, "a"), keys.Encrypt(text, "a"));
        return one != other && one.StartsWith(EncryptionKeys.Prefix, StringComparison.Ordinal) && keys.Decrypt(one, "a") == text && EncryptionKeys.None.Decrypt(EncryptionKeys.None.Encrypt(text, "a"), "a") == text;
    }, iter: 500);

    [Fact]
    public void WhatWasChanged_OrMoved_IsRefused()
    {
        var keys = Keys($"2026-01-01T00:00:00Z {First}");
        var stored = keys.Encrypt("511602199406184029", "User.IdentityNumber");
        var place = stored.Length / 2;

        Assert.ThrowsAny<CryptographicException>(() => keys.Decrypt(stored, "Licence.Shown"));
        Assert.ThrowsAny<CryptographicException>(() => keys.Decrypt(stored[..place] + (stored[place] == 'A' ? 'B' : 'A') + stored[(place + 1)..], "User.IdentityNumber"));
        Assert.ThrowsAny<CryptographicException>(() => keys.Decrypt(stored[..^30], "User.IdentityNumber"));
        Assert.ThrowsAny<CryptographicException>(() => keys.Decrypt("enc:", "User.IdentityNumber"));
    }

    [Fact]
    public void NewestKey_WhoseTimeHasCome_Encrypts_AndEveryOneDecrypts()
    {
        var (before, both) = (Keys($"2026-01-01T00:00:00Z {First}"), Keys("# ours", $"2026-01-01T00:00:00Z {First}", "", $"2026-03-04T00:00:00Z {Second}"));
        Assert.Equal(before.Current!.Id, both.Current!.Id);
        var old = both.Encrypt("a", "b");
        clock.Advance(TimeSpan.FromDays(1));

        Assert.NotEqual(before.Current.Id, both.Current.Id);
        Assert.Equal("a", both.Decrypt(old, "b"));
        Assert.Contains($"the key {both.Current.Id}, which", Assert.Throws<CryptographicException>(() => before.Decrypt(both.Encrypt("a", "b"), "b")).Message);
    }

    [Fact]
    public void WhatLooksEncrypted_AndIsNot_StaysWhatItIs() =>
        Assert.Equal("enc:0badc0de:AAAA", EncryptionKeys.None.Decrypt(EncryptionKeys.None.Encrypt("enc:0badc0de:AAAA", "a"), "a"));

    [Fact]
    public void Marks_FindTheSameValue_ByWhicheverKeyItWasWritten()
    {
        var (none, one, both) = (EncryptionKeys.None, Keys($"2026-01-01T00:00:00Z {First}"), Keys($"2026-01-01T00:00:00Z {First}", $"2026-02-01T00:00:00Z {Second}"));
        var marks = new[] { none, one, both }.Select(keys => keys.Mark("x")).ToList();

        Assert.Equal(3, marks.Distinct().Count());
        Assert.All(marks, mark => Assert.Contains(mark, both.Marks("x")));
        Assert.DoesNotContain(one.Mark("y"), both.Marks("x"));
    }

    [Theory]
    [InlineData("tomorrow AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=")]
    [InlineData("2026-01-01T00:00:00Z AQEB")]
    [InlineData("2026-01-01T00:00:00Z")]
    [InlineData("2026-01-01T00:00:00Z not-base-64")]
    public void LineThatIsNoKey_IsNamed(string line) =>
        Assert.Contains("line 2", Assert.Throws<InvalidDataException>(() => Keys("# keys", line)).Message);
}
