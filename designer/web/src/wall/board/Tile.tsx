/** One number that can be read from the other end of the room. */

interface Props {
  name: string;
  value: string;
  /** Under the number. */
  detail?: string;
  large?: boolean;
}

export function Tile({ name, value, detail, large }: Props) {
  return (
    <div className={large ? "board-tile board-tile-large" : "board-tile"}>
      <dt>{name}</dt>
      <dd>{value}</dd>
      {detail ? <dd className="board-detail">{detail}</dd> : null}
    </div>
  );
}
