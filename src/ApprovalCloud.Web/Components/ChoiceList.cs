using ApprovalCloud.Web.Localisation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

public abstract class ChoiceList(IStringLocalizer<Text> text, string block, string type) : Field(text)
{
    public IEnumerable<Choice> Options { get; set; } = [];
    public bool Small { get; set; }
    public bool Inline { get; set; }

    protected abstract bool IsChosen(Choice choice);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var css = block + (Small ? $" {block}--small" : "") + (Inline ? $" {block}--inline" : "");
        var items = Markup.Element("div", css).With("data-module", block).Add(Options.Select(Item));
        Group(output, Fieldset(items));
    }

    // The first has the bare name as its id, so that the error summary leads to it.
    private TagBuilder Item(Choice choice, int index)
    {
        var id = index is 0 ? Name : $"{Name}-{index + 1}";
        var input = Markup.Element("input", $"{block}__input")
            .With("id", id).With("name", Name).With("type", type).With("value", choice.Value)
            .With("checked", IsChosen(choice)).With("aria-describedby", choice.Hint is null ? null : $"{id}-item-hint");
        return Markup.Element("div", $"{block}__item").Add(
            input,
            Markup.Element("label", $"govuk-label {block}__label", choice.Text).With("for", id),
            choice.Hint is null
                ? null
                : Markup.Element("div", $"govuk-hint {block}__hint", choice.Hint).With("id", $"{id}-item-hint"));
    }
}
