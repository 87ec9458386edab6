using ApprovalCloud.Web.Components;
using Microsoft.Extensions.Primitives;

namespace ApprovalCloud.Tests.Pages;

/// <summary>What comes in several fields is read as one answer.</summary>
public sealed class PostedFactTests
{
    [Theory]
    [InlineData("a.b=words", "words")]
    [InlineData("a.b=one&a.b=two", "two")]
    [InlineData("a.bc=words", "")]
    [InlineData("", "")]
    [InlineData("a.b[year]=2026&a.b[month]=1&a.b[day]=31", "2026-1-31")]
    [InlineData("a.b[year]=2026&a.b[month]=&a.b[day]=31", "2026--31")]
    [InlineData("a.b[year]=&a.b[month]=&a.b[day]=", "")]
    [InlineData("a.b[0].n=A&a.b[0].s=1", """[{"n":"A","s":"1"}]""")]
    [InlineData("a.b[3].n=B&a.b[1].n=A", """[{"n":"A"},{"n":"B"}]""")]
    [InlineData("a.b[0].n=A&a.b[0].d[year]=2026&a.b[0].d[month]=1&a.b[0].d[day]=31", """[{"d":"2026-1-31","n":"A"}]""")]
    [InlineData("a.b[0].n=A&a.b[1].n=", """[{"n":"A"},{"n":""}]""")]
    [InlineData("a.b[0].n=", "")]
    [InlineData("a.b[province]=&a.b[detail]=", "")]
    [InlineData("a.b[province]=&a.b[detail]=东街1号", "东街1号")]
    [InlineData("a.b[province]=四川省&a.b[detail]=", "四川省")]
    [InlineData("a.b[province]=四川省&a.b[city]=四川省广安市&a.b[county]=四川省广安市广安区&a.b[detail]= 东街1号 ", "四川省广安市广安区东街1号")]
    [InlineData("a.b[province]=北京市&a.b[county]=北京市海淀区&a.b[detail]=东街1号", "北京市海淀区东街1号")]
    [InlineData("a.b[province]=广东省&a.b[city]=四川省广安市&a.b[county]=四川省广安市广安区&a.b[detail]=东街1号", "广东省东街1号")]
    [InlineData("a.b[province]=四川省&a.b[city]=四川省成都市&a.b[county]=四川省广安市广安区&a.b[detail]=东街1号", "四川省成都市东街1号")]
    [InlineData("a.b[province]=四川省&a.b[city]=&a.b[county]=四川省广安市广安区&a.b[detail]=东街1号", "四川省东街1号")]
    [InlineData("a.b[province]=&a.b[city]=四川省广安市&a.b[detail]=东街1号", "东街1号")]
    [InlineData("a.b[province]=四川省&a.b[city]=四川省广安市&a.b[detail]=四川省广安市广安区东街1号", "四川省广安市广安区东街1号")]
    [InlineData("a.b[0].n[province]=四川省&a.b[0].n[detail]=东街1号", """[{"n":"四川省东街1号"}]""")]
    [InlineData("a.b[x].n=A&a.b[-1].n=A&a.b[99999999999].n=A&a.b[=A&a.b]=A", "")]
    public void Read_PutsThePiecesTogether(string form, string answer) => Assert.Equal(answer, PostedFact.Read(Form(form), "a.b"));

    [Theory]
    [InlineData("add:a.b", "", """[{},{}]""")]
    [InlineData("add:a.b", """[{"n":"A"}]""", """[{"n":"A"},{}]""")]
    [InlineData("remove:a.b:0", """[{"n":"A"},{"n":"B"}]""", """[{"n":"B"}]""")]
    [InlineData("remove:a.b:0", """[{"n":"A"}]""", "")]
    [InlineData("remove:a.b:9", """[{"n":"A"}]""", """[{"n":"A"}]""")]
    public void Button_BesideAList_AddsOrTakesAway(string button, string before, string after) =>
        Assert.Equal(after, ListEdit.Of(button)!.Apply(before).List);

    [Theory]
    [InlineData(null)]
    [InlineData("later")]
    [InlineData("remove:a.b:x")]
    public void AnyOtherButton_DoesNothingToALists(string? button) => Assert.Null(ListEdit.Of(button));

    private static List<KeyValuePair<string, StringValues>> Form(string form) =>
        [.. form.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=', 2))
            .GroupBy(field => field[0], field => field[1]).Select(field => KeyValuePair.Create(field.Key, new StringValues([.. field])))];
}
