using ApprovalCloud.Engine.Definition;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Definition;

public sealed class LicenceNumberTests
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Real = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U";
    private static readonly LicenceType BusinessLicence = new("business-licence", Text.Same("Business licence"), "approval") { Code = "11100000000013338W011" };
    private static readonly Gen<LicenceNumber> Numbers = Gen.Select(Gen.Int[2000, 2100], Gen.Int[1, 9_999_999])
        .Select((year, serial) => LicenceNumber.Of(BusinessLicence, "68236467-9", year, serial));

    [Theory]
    [InlineData(Real)]
    [InlineData("1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0")]
    public void Read_OfARealLicence_ReadsItAndWritesItTheSame(string identifier) =>
        Assert.Equal(identifier, LicenceNumber.Read(identifier)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("11100000000013338W011.11430000006122244L.20230000403.001.U")]
    [InlineData("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.V")]
    [InlineData("1.2.156.3005.2.11100000000013338W01.111430000006122244L.20230000403.001.U")]
    [InlineData("1.2.156.3005.2.11100000000013338w011.11430000006122244L.20230000403.001.U")]
    [InlineData("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U\n")]
    public void Read_OfAnythingElse_IsNull(string identifier) => Assert.Null(LicenceNumber.Read(identifier));

    [Fact]
    public void Of_TakesLettersAndDigitsOfTheDepartmentsCode()
    {
        var number = LicenceNumber.Of(BusinessLicence, "68236467-9", 2026, 403);

        Assert.Equal(("682364679", "20260000403", 1), (number.Issuer, number.Serial, number.Version));
        Assert.StartsWith("1.2.156.3005.2.11100000000013338W011.682364679.20260000403.001.", number.ToString());
    }

    [Fact]
    public void Read_OfEveryNumberGiven_IsThatNumber() => Numbers.Sample(number => LicenceNumber.Read(number.ToString()) == number);

    [Fact]
    public void Read_WhenOneCharacterIsAnother_NoticesIt() => Gen.Select(Numbers, Gen.Int[0, 60], Gen.Char[Alphabet])
        .Sample((number, place, other) =>
        {
            var identifier = number.ToString().ToCharArray();
            var at = "1.2.156.3005.2.".Length + (place % (identifier.Length - "1.2.156.3005.2.".Length));
            if (identifier[at] == '.' || identifier[at] == other)
                return true;
            identifier[at] = other;
            return LicenceNumber.Read(new string(identifier)) is null;
        }, iter: 2_000);

    // Of characters that follow each other in the alphabet (0 and 1, Z and 0) the standard misses one swap in 36.
    [Fact]
    public void Read_WhenTwoNeighboursAreSwapped_NoticesIt() => Gen.Select(Numbers, Gen.Int[0, 60]).Sample((number, place) =>
    {
        var identifier = number.ToString().ToCharArray();
        var at = "1.2.156.3005.2.".Length + (place % (identifier.Length - "1.2.156.3005.2.".Length - 1));
        var apart = Math.Abs(Alphabet.IndexOf(identifier[at], StringComparison.Ordinal) - Alphabet.IndexOf(identifier[at + 1], StringComparison.Ordinal));
        if (apart is 0 or 1 or 35 || identifier[at] == '.' || identifier[at + 1] == '.')
            return true;
        (identifier[at], identifier[at + 1]) = (identifier[at + 1], identifier[at]);
        return LicenceNumber.Read(new string(identifier)) is null;
    }, iter: 2_000);

    [Fact]
    public void Fill_OfAPattern_FitsItAndNothingElseDoes() => Gen.Select(Gen.Int[2000, 2100], Gen.Int[1, 999_999], Gen.Int[0, 17], Gen.Int[1, 9])
        .Sample((year, serial, place, by) =>
        {
            const string Pattern = "JY{division}{year}{serial}{check}";
            var number = NumberPattern.Fill(Pattern, "511602", year, serial);
            var mistyped = number.ToCharArray();
            if (char.IsAsciiDigit(mistyped[place]))
                mistyped[place] = (char)('0' + ((mistyped[place] - '0' + by) % 10));
            else
                mistyped[place] = 'Q';
            return number.Length == 19 && NumberPattern.Fits(Pattern, number) && !NumberPattern.Fits(Pattern, new string(mistyped));
        });

    [Fact]
    public void Fill_OfAPatternWithoutACheck_LeavesItOut()
    {
        Assert.Equal("餐〔2026〕第000012号", NumberPattern.Fill("餐〔{year}〕第{serial}号", "511602", 2026, 12));
        Assert.True(NumberPattern.Fits("餐〔{year}〕第{serial}号", "餐〔2026〕第000012号"));
    }

    [Fact]
    public void NewUscc_IsOne_AndTwoSerialsNeverGiveTheSame() => Gen.Int[0, 800_000_000].Array[2].Sample(serials =>
    {
        var codes = serials.Select(serial => Identifiers.NewUscc("511602", serial)).ToList();
        return codes.TrueForAll(Identifiers.IsUscc) && (serials[0] == serials[1] || codes[0] != codes[1]);
    });

    // The organisation codes inside of real credit codes.
    [Theory]
    [InlineData("00877833", '5')]
    [InlineData("MB0T6699", '7')]
    [InlineData("D2143569", 'X')]
    public void OrganisationCheck_OfRealCodes_IsTheirLastCharacter(string code, char check) => Assert.Equal(check, Identifiers.OrganisationCheck(code));
}
