import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { getInstanceByDom, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([AriaComponent, BarChart, CanvasRenderer, GridComponent, LegendComponent, LineChart, TooltipComponent]);

// Each stands at 3:1 or more on white; decals, dashes and symbols tell them apart in grey.
const colours = ["#0b4f5a", "#c25a12", "#5f8788", "#54319f", "#8a6d00", "#6f777b"];
const dashes = ["solid", "dashed", "dotted"];
const symbols = ["circle", "rect", "triangle", "diamond"];

const series = (type, stacked) => ({ name, values }, index) => ({
  name,
  type,
  data: values,
  stack: stacked ? "all" : undefined,
  barMaxWidth: 48,
  symbol: symbols[index % symbols.length],
  symbolSize: 9,
  lineStyle: { type: dashes[index % dashes.length], width: 3 },
});

// Every bar keeps its name, on several lines if need be; a line may leave out some of its points' names.
// Names beside lying bars have as many lines as their bar is high, and end in dots.
const lineHeight = 17;
const wrapped = (chart, { width, height }) => {
  if (chart.type !== "bar") return {};
  if (!chart.horizontal) return { interval: 0, overflow: "break", width: width / chart.categories.length - 12 };
  const lines = Math.max(1, Math.floor((height - 80) / chart.categories.length / lineHeight));
  return { interval: 0, lineHeight, width: 0.4 * width, ...(lines === 1 ? { overflow: "truncate" } : { overflow: "break" }) };
};

function options(chart, { width, height, font }) {
  const text = { color: "#0b0c0c", fontFamily: font, fontSize: 14 };
  const names = { type: "category", data: chart.categories, axisLabel: { ...text, ...wrapped(chart, { width, height }) } };
  // Below a lying axis: at its end it would be cut off.
  const place = chart.horizontal ? { nameLocation: "middle", nameGap: 30 } : { nameTextStyle: { ...text, align: "left" } };
  const values = { type: "value", name: chart.unit, nameTextStyle: text, axisLabel: text, ...place };
  return {
    animation: false,
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
    color: colours,
    grid: { left: 8, right: 16, top: chart.series.length > 1 ? 48 : 32, bottom: chart.horizontal ? 32 : 8, containLabel: true },
    legend: { show: chart.series.length > 1, textStyle: text, top: 0, left: 0 },
    // An HTML tooltip carries style attributes, which the content security policy refuses.
    tooltip: { trigger: "axis", renderMode: "richText", textStyle: text },
    xAxis: chart.horizontal ? values : names,
    yAxis: chart.horizontal ? { ...names, inverse: true } : values,
    series: chart.series.map(series(chart.type, chart.stacked)),
  };
}

// As high as its names need, which take up to three lines on a phone.
function heighten(element, chart) {
  if (chart.horizontal) element.style.height = `${Math.max(360, 80 + chart.categories.length * (element.clientWidth < 640 ? 54 : 28))}px`;
}

function draw(element) {
  const font = getComputedStyle(element).fontFamily;
  const data = () => JSON.parse(element.nextElementSibling.textContent);
  const drawn = getInstanceByDom(element);
  // A part of the page that was fetched again has other figures for the same chart.
  if (drawn) return drawn.setOption(options(data(), { width: element.clientWidth, height: element.clientHeight, font }), true);
  heighten(element, data());
  const chart = init(element);
  new ResizeObserver(() => {
    heighten(element, data());
    chart.setOption(options(data(), { width: element.clientWidth, height: element.clientHeight, font }));
    chart.resize();
  }).observe(element);
}

const drawAll = () => document.querySelectorAll("[data-chart]").forEach(draw);
drawAll();
document.addEventListener("htmx:after:swap", drawAll);
