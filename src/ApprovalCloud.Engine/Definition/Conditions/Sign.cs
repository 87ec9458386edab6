using System.Text.RegularExpressions;
using Superpower.Display;
using Superpower.Model;
using Superpower.Parsers;
using Superpower.Tokenizers;
using Tokenizer = Superpower.Tokenizer<ApprovalCloud.Engine.Definition.Sign>;

namespace ApprovalCloud.Engine.Definition;

/// <summary>The tokens of S-FEEL.</summary>
internal enum Sign
{
    Name, Number, [Token(Example = "\"text\"")] String, And, Or, Not, In, Between, True, False, Null, Date, Count, Sum, Every, Some, Satisfies,
    [Token(Example = "(")] LeftParenthesis, [Token(Example = ")")] RightParenthesis,
    [Token(Example = "[")] LeftBracket, [Token(Example = "]")] RightBracket,
    [Token(Example = ",")] Comma, [Token(Example = "..")] Dots,
    [Token(Example = "=")] Equal, [Token(Example = "!=")] NotEqual,
    [Token(Example = "<")] Less, [Token(Example = "<=")] LessOrEqual,
    [Token(Example = ">")] Greater, [Token(Example = ">=")] GreaterOrEqual,
    [Token(Example = "+")] Plus, [Token(Example = "-")] Minus, [Token(Example = "*")] Times, [Token(Example = "/")] Divide,
}

internal static class Signs
{
    public static readonly Tokenizer Tokenizer = new TokenizerBuilder<Sign>()
        .Ignore(Span.WhiteSpace)
        .Match(Span.EqualTo(".."), Sign.Dots)
        .Match(Span.EqualTo("<="), Sign.LessOrEqual)
        .Match(Span.EqualTo(">="), Sign.GreaterOrEqual)
        .Match(Span.EqualTo("!="), Sign.NotEqual)
        .Match(Character.EqualTo('<'), Sign.Less)
        .Match(Character.EqualTo('>'), Sign.Greater)
        .Match(Character.EqualTo('='), Sign.Equal)
        .Match(Character.EqualTo('('), Sign.LeftParenthesis)
        .Match(Character.EqualTo(')'), Sign.RightParenthesis)
        .Match(Character.EqualTo('['), Sign.LeftBracket)
        .Match(Character.EqualTo(']'), Sign.RightBracket)
        .Match(Character.EqualTo(','), Sign.Comma)
        .Match(Character.EqualTo('+'), Sign.Plus)
        .Match(Character.EqualTo('-'), Sign.Minus)
        .Match(Character.EqualTo('*'), Sign.Times)
        .Match(Character.EqualTo('/'), Sign.Divide)
        // With a delimiter, or the name "in5" would be the word "in" and a number.
        .Match(Span.Regex(@"[0-9]{1,20}(?:\.[0-9]{1,8})?", RegexOptions.NonBacktracking), Sign.Number, requireDelimiters: true)
        .Match(Span.Regex("\"[^\"]*\"", RegexOptions.NonBacktracking), Sign.String)
        .Match(Span.EqualTo("and"), Sign.And, requireDelimiters: true)
        .Match(Span.EqualTo("or"), Sign.Or, requireDelimiters: true)
        .Match(Span.EqualTo("not"), Sign.Not, requireDelimiters: true)
        .Match(Span.EqualTo("in"), Sign.In, requireDelimiters: true)
        .Match(Span.EqualTo("between"), Sign.Between, requireDelimiters: true)
        .Match(Span.EqualTo("true"), Sign.True, requireDelimiters: true)
        .Match(Span.EqualTo("false"), Sign.False, requireDelimiters: true)
        .Match(Span.EqualTo("null"), Sign.Null, requireDelimiters: true)
        .Match(Span.EqualTo("date"), Sign.Date, requireDelimiters: true)
        .Match(Span.EqualTo("count"), Sign.Count, requireDelimiters: true)
        .Match(Span.EqualTo("sum"), Sign.Sum, requireDelimiters: true)
        .Match(Span.EqualTo("every"), Sign.Every, requireDelimiters: true)
        .Match(Span.EqualTo("some"), Sign.Some, requireDelimiters: true)
        .Match(Span.EqualTo("satisfies"), Sign.Satisfies, requireDelimiters: true)
        .Match(Span.Regex(@"[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*", RegexOptions.NonBacktracking), Sign.Name, requireDelimiters: true)
        .Build();
}
