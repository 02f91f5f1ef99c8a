// Draws the body figure beside the body-place checkboxes: a front and a back view
// that mirror what is chosen there. It keeps no state, sends no messages and is hidden
// from assistive technology, because the checkboxes are the real controls.
import { html, useMemo } from "./vendor/preact-htm.js";

const WIDTH = 176;
const HEIGHT = 424;

// Points are [x, y], x counted from the middle of the figure. The right half of the
// picture is written down, the left half is its mirror, and `settle` gives both life.
const CROWN = [0, 12.6];
const FORK = [0, 230.5];
const HEAD_AND_SHOULDER = [
  [12, 15], [20, 21.6], [23.8, 32], [24, 43], [22.4, 53], [18.6, 62], [14.2, 69],
  [12.4, 75.6], [13, 82], [17.4, 87.6], [27, 92], [39, 96.4], [48, 102.4], [52.8, 111],
];
const ARM_AND_HAND = [
  [55.4, 124], [57.8, 143], [60.2, 163], [62.8, 184], [65.2, 203], [67.2, 218], [70.6, 229],
  [73, 240], [73, 250.4], [70.2, 258.4], [65, 261.6], [60, 258.8], [58, 252.2], [57, 246.8],
  [54.8, 249.4], [52, 246], [51.8, 237.6], [54.6, 228], [55.6, 216], [52.8, 198],
  [48.8, 179], [45, 161], [41.6, 143], [39, 130], [37.4, 126.4],
];
const TRUNK_AND_LEG = [
  [36, 131], [34.6, 146], [34.2, 162], [35, 178], [37, 194], [39.2, 211], [40.2, 230],
  [39.6, 252], [37.6, 280], [35, 306], [33.2, 331], [30.8, 356], [28, 377], [28.6, 387.4],
  [32.6, 396.6], [35, 404], [31.6, 409.8], [22.6, 411.4], [13.6, 409.4], [9.8, 402.6],
  [11, 389], [12, 374], [10.2, 350], [9, 326], [8.2, 302], [6.6, 277], [4.4, 254], [2.2, 239],
];

const mirror = ([x, y]) => [-x, y];
const both = (points) => [points, points.map(mirror)];
const whole = (half) => [...half, ...half.map(mirror).reverse().filter(([x]) => x !== 0)];
const blend = (low, high, at) => {
  const t = Math.min(1, Math.max(0, (at - low) / (high - low)));
  return t * t * (3 - 2 * t);
};

// A person at ease is never quite even: the head tilts, one shoulder hangs a little
// lower, the weight rests on one hip, one arm and one foot turn out further.
function settle([x, y]) {
  const right = x > 0;
  const head = 1 - blend(66, 90, y);
  const trunk = blend(80, 110, y) * (1 - blend(180, 230, y));
  const hip = blend(150, 225, y) * (1 - blend(250, 400, y));
  const arm = blend(38, 58, Math.abs(x)) * blend(105, 250, y) * (1 - blend(262, 300, y));
  const foot = blend(375, 405, y);
  return [
    x + head * (86 - y) * 0.035 + hip * 1.6 + arm * (right ? 3.5 : 1) + foot * (right ? 2.5 : -0.5),
    y + head * x * 0.045 + trunk * x * 0.022 + foot * (right ? 0.5 : -1),
  ];
}

const text = ([x, y]) => `${(x + WIDTH / 2).toFixed(1)} ${y.toFixed(1)}`;
const corners = (points) => `M${points.map(settle).map(text).join("L")}Z`;

/** A smooth path through the points: Catmull-Rom, written as Bezier curves. */
function curve(points, closed = true) {
  const dots = points.map(settle);
  const last = dots.length - 1;
  const at = (i) => (closed ? dots.at(i % dots.length) : dots[Math.min(last, Math.max(0, i))]);
  const step = (from, a, b, turn) => [
    from[0] + ((b[0] - a[0]) / 6) * turn,
    from[1] + ((b[1] - a[1]) / 6) * turn,
  ];
  const parts = dots.slice(0, closed ? undefined : last).map((from, i) => {
    const to = at(i + 1);
    const out = step(from, at(i - 1), to, 1);
    const into = step(to, from, at(i + 2), -1);
    return `C${text(out)} ${text(into)} ${text(to)}`;
  });
  return `M${text(dots[0])}${parts.join("")}${closed ? "Z" : ""}`;
}

const pair = (points) => both(points).map((half) => curve(half)).join("");
const lines = (...all) => all.map((points) => curve(points, false)).join("");
const oval = (x, y, rx, ry) =>
  [0, 1, 2, 3, 4, 5, 6, 7].map((i) => [
    x + rx * Math.cos((i * Math.PI) / 4),
    y + ry * Math.sin((i * Math.PI) / 4),
  ]);

const outline = () =>
  curve(whole([CROWN, ...HEAD_AND_SHOULDER, ...ARM_AND_HAND, ...TRUNK_AND_LEG, FORK]));

// Shapes run past the outline and are clipped to it. `reach` is a larger invisible
// area for places too small to press. Later regions lie above earlier ones.
const limbs = () => [
  {
    id: "arms",
    shape: pair([
      [42, 122], [50, 123], [60, 125], [66, 165], [71, 204], [70, 215], [62, 218], [52, 215],
      [47, 187], [39, 150],
    ]),
  },
  {
    id: "legs",
    shape: pair([
      [1, 244], [14, 238], [28, 236], [44, 236], [44, 280], [38, 330], [33, 372], [20, 376],
      [7, 372], [5, 330], [2, 290],
    ]),
  },
  {
    id: "shoulders",
    shape: pair([[25, 88], [40, 92], [54, 102], [58, 116], [50, 120], [40, 116], [30, 109], [24, 99]]),
  },
  { id: "hands", shape: pair([[53, 226], [62, 224], [72, 225], [78, 245], [68, 264], [56, 260], [48, 245]]) },
  { id: "feet", shape: pair([[8, 384], [19, 382], [30, 384], [42, 402], [36, 416], [18, 416], [4, 408]]) },
];

const regions = () => ({
  front: [
    ...limbs(),
    { id: "hips", shape: pair([[31, 188], [40, 186], [48, 206], [46, 225], [35, 230], [28, 219], [26.5, 202]]) },
    { id: "chest", shape: curve(whole([[0, 106], [16, 104.5], [29, 110.5], [35, 122], [30, 135], [16, 143], [0, 144.5]])) },
    { id: "stomach", shape: curve(oval(0, 166, 25, 17)) },
    { id: "lower-belly", shape: curve(oval(0, 205, 22, 15.5)) },
    { id: "throat", shape: curve(whole([[0, 80], [9, 79], [16, 78], [15, 88], [8, 94], [0, 95]])) },
    { id: "jaw", shape: curve(whole([[0, 69], [10, 67.5], [18, 59], [24, 58], [18, 71], [8, 76.4], [0, 77.4]])) },
    { id: "face", shape: curve(oval(0, 51.5, 17, 13.5)) },
    { id: "eyes", shape: pair(oval(9.6, 46.4, 8, 4.8)) },
    { id: "head", shape: curve(whole([[0, 4], [22, 8], [32, 22], [30, 39], [18, 38], [0, 37]])) },
  ],
  back: [
    ...limbs(),
    { id: "hips", shape: curve(whole([[0, 198], [22, 195], [46, 194], [48, 210], [44, 229], [26, 233], [8, 235]])) },
    { id: "upper-back", shape: curve(whole([[0, 105], [18, 104], [31, 113], [38, 128], [32, 146], [14, 152], [0, 152]])) },
    { id: "lower-back", shape: curve(oval(0, 173, 27, 16)) },
    { id: "neck", shape: curve(whole([[0, 73], [9, 73], [17, 74], [16, 85], [10, 92], [0, 93]])) },
    { id: "head", shape: curve(whole([[0, 4], [22, 8], [32, 26], [30, 50], [18, 64], [0, 66]])) },
  ],
});

const shoulderReach = () =>
  both([[22, 90], [56, 90], [74, 104], [74, 130], [40, 130], [36, 108], [22, 104]])
    .map(corners)
    .join("");
const reaches = () => ({
  "front shoulders": shoulderReach(),
  "back shoulders": shoulderReach(),
  "front throat": corners(whole([[0, 77], [15, 80], [17, 105], [0, 105]])),
  "front jaw": corners(whole([[0, 62.5], [20, 63], [26, 68], [58, 68], [58, 95], [26, 91], [15, 80], [0, 77]])),
  "front face": corners(whole([[0, 51.5], [24, 51.5], [28, 42], [58, 42], [58, 68], [26, 68], [20, 63], [0, 62.5]])),
  "front eyes": corners(whole([[0, 40], [24, 40], [26, 14], [58, 14], [58, 42], [28, 42], [24, 51.5], [0, 51.5]])),
  "front head": corners(whole([[0, 0], [26, 0], [26, 14], [24, 40], [0, 40]])),
  "front chest": corners(whole([[0, 105], [36, 105], [38, 147], [0, 147]])),
  "front stomach": corners(whole([[0, 147], [36, 147], [31, 187], [0, 187]])),
  "front lower-belly": corners(whole([[0, 187], [27, 187], [27, 220], [16, 229], [0, 232]])),
  "back upper-back": corners(whole([[0, 99], [36, 102], [38, 155], [0, 155]])),
  "back lower-back": corners(whole([[0, 155], [36, 155], [38, 193], [0, 195]])),
  "back neck": corners(whole([[0, 66], [30, 66], [30, 90], [18, 99], [0, 99]])),
  "back head": corners(whole([[0, 0], [32, 0], [32, 66], [0, 66]])),
});
const THIN = new Set(["arms", "hands", "hips", "legs", "feet"]);

const CLOTHES = [
  [[-39.1, 210.5], [-20, 214], [0, 214.6], [20, 214], [39.1, 210.5]],
  ...both([[56.4, 211], [61, 213], [66, 211.4]]),
  ...both([[11.8, 370], [20, 372], [28.4, 370]]),
];
const FINGERS = [[[61.6, 258.6], [61.6, 252]], [[65.4, 260], [65.4, 250.6]], [[69.4, 257.4], [69, 250]]];
const TOES = [[[18.6, 410.6], [18.8, 406.4]], [[23.6, 410.6], [23.4, 406.2]], [[28.6, 409.6], [28, 405.8]]];
const details = () => ({
  front: lines(
    ...CLOTHES,
    ...FINGERS.flatMap(both),
    ...TOES.flatMap(both),
    ...both([[58.6, 234], [58.8, 241], [57, 246.8]]),
    [[-19.6, 40], [-17.4, 32.6], [-8.4, 26.8], [2, 25.6], [11.4, 28.4]],
    ...both([[13.4, 46.6], [9.6, 48.2], [5.8, 46.6]]),
    [[-4, 62], [0, 63], [4, 62]],
    [[-15.4, 67.4], [-8.6, 73], [0, 75], [8.6, 73], [15.4, 67.4]],
    [[-20, 89.4], [-11, 96.4], [0, 99], [11, 96.4], [20, 89.4]],
  ),
  back: lines(
    ...CLOTHES,
    ...FINGERS.flatMap(both),
    [[-20, 89.4], [-10, 93], [0, 94], [10, 93], [20, 89.4]],
    [[0, 113], [-0.8, 145], [0.4, 188]],
    [[12.5, 118], [12, 130], [15, 140], [22, 144.4]],
    [[-12.5, 119], [-12.4, 130], [-15.4, 139], [-22, 143]],
  ),
});

// Worked out when a figure is first drawn: most pages open without one.
let shapes;
const figure = () =>
  (shapes ??= { outline: outline(), regions: regions(), reaches: reaches(), details: details() });

let drawn = 0;

/** One region: its soft wash and dots inside the outline, and where it is pressed. */
function Region({ region, side, ink, chosen, onToggle }) {
  const reach = figure().reaches[`${side} ${region.id}`];
  return html`
    <g class=${chosen ? "region chosen" : "region"} data-place=${region.id}
      onClick=${() => onToggle(region.id)}>
      <g clip-path=${`url(#${ink}-clip)`}>
        <path class="wash" d=${region.shape} filter=${`url(#${ink}-soft)`} />
        <path class="dots" d=${region.shape} fill=${`url(#${ink}-dots)`} />
      </g>
      <path class=${THIN.has(region.id) ? "reach thin" : "reach"} d=${reach ?? region.shape} />
    </g>`;
}

function Inks({ ink }) {
  return html`
    <defs>
      <clipPath id=${`${ink}-clip`}><path d=${figure().outline} /></clipPath>
      <filter id=${`${ink}-soft`} x="-40%" y="-40%" width="180%" height="180%">
        <feGaussianBlur stdDeviation="2" />
      </filter>
      <pattern id=${`${ink}-dots`} width="5" height="5" patternUnits="userSpaceOnUse"
        patternTransform="rotate(38)">
        <circle cx="2.5" cy="2.5" r="1" />
      </pattern>
    </defs>`;
}

function View({ side, name, chosen, onToggle }) {
  const ink = useMemo(() => `body-figure-${(drawn += 1)}`, []);
  const turned = side === "back" ? `matrix(-1 0 0 1 ${WIDTH} 0)` : undefined;
  return html`
    <div class="view">
      <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} focusable="false">
        <${Inks} ink=${ink} />
        <g class=${chosen.has("all-over") ? "person all-over" : "person"} transform=${turned}>
          <path class="halo" d=${figure().outline} />
          <path class="skin" d=${figure().outline} />
          ${figure().regions[side].map((region) => html`
            <${Region} key=${region.id} region=${region} side=${side} ink=${ink}
              chosen=${chosen.has(region.id)} onToggle=${onToggle} />`)}
          <path class="detail" d=${figure().details[side]} />
          <path class="outline" d=${figure().outline} />
        </g>
      </svg>
      <p class="caption">${name}</p>
    </div>`;
}

/**
 * The front and the back of a body, with the chosen places lit.
 *
 * @param {object} props
 * @param {Iterable<string>} props.chosen place ids; "all-over" lights the whole figure.
 * @param {(id: string) => void} [props.onToggle] called with the place that was pressed;
 *   without it the figure only shows.
 */
export function BodyFigure({ chosen, onToggle }) {
  const places = new Set(chosen);
  const toggle = onToggle ?? (() => {});
  return html`
    <div class=${onToggle ? "body-figure" : "body-figure still"} aria-hidden="true">
      <${View} side="front" name="Front" chosen=${places} onToggle=${toggle} />
      <${View} side="back" name="Back" chosen=${places} onToggle=${toggle} />
    </div>`;
}
