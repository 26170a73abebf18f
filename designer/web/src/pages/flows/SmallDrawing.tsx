/** A flow as a picture of a few square centimetres; whoever cannot see it has the words beside it. */

import type { components } from "../../api/schema";
import { familyColours } from "../../app/theme";
import { useAppearance } from "../../app/useAppearance";

type Schemas = components["schemas"];

interface Props {
  nodes: readonly Schemas["OutlineNodeShape"][];
  ways: readonly Schemas["OutlineWay"][];
}

const WIDTH = 74;
const HEIGHT = 22;
const ACROSS = WIDTH + 26;
const DOWN = HEIGHT + 8;
const BAR = 3;

export function SmallDrawing({ nodes, ways }: Props) {
  const appearance = useAppearance();
  const places = new Map(nodes.map((node) => [node.id, { x: node.column * ACROSS, y: node.row * DOWN }]));
  const columns = Math.max(...nodes.map((node) => node.column)) + 1;
  const rows = Math.max(...nodes.map((node) => node.row)) + 1;
  const width = columns * ACROSS - (ACROSS - WIDTH) + 2;
  return (
    <svg
      className="small-drawing"
      aria-hidden
      // Small ones are not drawn larger than the others.
      style={{ maxWidth: width }}
      viewBox={`-1 -1 ${width} ${rows * DOWN + 2}`}
      preserveAspectRatio="xMinYMin meet"
    >
      {ways.map(({ start, end }) => {
        const [from, to] = [places.get(start), places.get(end)];
        // A way back would only cross the others.
        if (!from || !to || to.x <= from.x) return null;
        const [x1, y1, x2, y2] = [from.x + WIDTH, from.y + HEIGHT / 2, to.x, to.y + HEIGHT / 2];
        const bend = (x2 - x1) / 2;
        return (
          <path
            key={`${start} ${end}`}
            d={`M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
          />
        );
      })}
      {nodes.map(({ id, title, family }) => {
        const { x, y } = places.get(id) ?? { x: 0, y: 0 };
        const { strong, tint } = familyColours(family, appearance);
        return (
          <g key={id} transform={`translate(${x} ${y})`}>
            <rect width={WIDTH} height={HEIGHT} rx={3} fill={tint} />
            <rect width={WIDTH} height={BAR} rx={1} fill={strong} />
            <foreignObject y={BAR} width={WIDTH} height={HEIGHT - BAR}>
              <div className="small-drawing-title">{title}</div>
            </foreignObject>
          </g>
        );
      })}
    </svg>
  );
}
