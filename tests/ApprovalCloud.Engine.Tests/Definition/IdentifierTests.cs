using ApprovalCloud.Engine.Definition;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Definition;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("511602198503140025")]
    public void IsResidentId_OfACorrectNumber(string number) => Assert.True(Identifiers.IsResidentId(number));

    [Theory]
    [InlineData("")]
    [InlineData("11010519491231002")]
    [InlineData("110105194912310020")]
    [InlineData("11010519491231002x")]
    [InlineData("11010519490231002X")]
    [InlineData("1101051949123100２X")]
    [InlineData("11010519491231002X ")]
    [InlineData("990105194912310023")]
    [InlineData("110105174912310021")]
    public void IsResidentId_WhenLengthDateOrCheckIsWrong_IsFalse(string number) => Assert.False(Identifiers.IsResidentId(number));

    [Fact]
    public void IsResidentId_WhenOneDigitIsMistyped_IsFalse() => Gen.Select(Gen.Int[0, 16], Gen.Int[1, 9]).Sample((place, by) =>
    {
        var number = "11010519491231002X".ToCharArray();
        number[place] = (char)('0' + ((number[place] - '0' + by) % 10));
        return !Identifiers.IsResidentId(new string(number));
    }, iter: 300);

    [Fact]
    public void IsUscc_OfEveryRealCode_IsTrue()
    {
        var valid = SharedData.Read("identifiers/cn_uscc_vectors.json").GetProperty("valid").EnumerateArray()
            .Select(code => code.GetString()!.Replace(" ", "", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(valid);
        Assert.All(valid, code => Assert.True(Identifiers.IsUscc(code), code));
    }

    [Fact]
    public void IsUscc_OfEveryWrongCode_IsFalse()
    {
        var invalid = SharedData.Read("identifiers/cn_uscc_vectors.json").GetProperty("invalid").EnumerateArray()
            .Select(pair => pair[0].GetString()!).ToList();
        Assert.NotEmpty(invalid);
        Assert.All(invalid, code => Assert.False(Identifiers.IsUscc(code), code));
    }

    [Theory]
    [InlineData("91350100M000100Y43", true)]
    [InlineData("91350100M000100Y44", false)]
    [InlineData("91350100M000100I43", false)]
    [InlineData("91350100m000100y43", false)]
    [InlineData("", false)]
    public void IsUscc_LooksAtAlphabetAndCheck(string code, bool valid) => Assert.Equal(valid, Identifiers.IsUscc(code));

    [Fact]
    public void IsUscc_WhenTwoNeighboursAreSwapped_IsFalse() => Gen.Int[0, 16].Sample(place =>
    {
        var code = "91350100M000100Y43".ToCharArray();
        var same = code[place] == code[place + 1];
        (code[place], code[place + 1]) = (code[place + 1], code[place]);
        return same || !Identifiers.IsUscc(new string(code));
    });

    [Theory]
    [InlineData("11100000000013338W011.11430000006122244L.20230000403.001.U")]
    [InlineData("11100000000013338W009.11330105002500287C.2025052201.002.0")]
    public void Mod3736Check_OfRealLicences_IsTheirLastCharacter(string identifier) =>
        Assert.Equal(identifier[^1], Identifiers.Mod3736Check(identifier[..^2].Replace(".", "", StringComparison.Ordinal)));

    [Fact]
    public void Mod3736Check_OfAnythingElse_IsAMistake() => Assert.Throws<ArgumentException>(() => Identifiers.Mod3736Check("CAF-1"));
}
