// A picture that is wider than its frame is seen from where it begins: its first box.
export function begin(frames) {
  for (const frame of frames) {
    const [outer, first] = [frame, frame.querySelector("foreignObject")].map((element) => element.getBoundingClientRect());
    frame.scrollLeft += first.left + first.width / 2 - outer.left - outer.width / 2;
  }
}
