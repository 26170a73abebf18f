/** The picture of a kind, in the colour of its family. */

import { iconOf } from "./icons";

interface Props {
  icon: string;
  family: string;
  colour: string;
}

export function KindIcon({ icon, family, colour }: Props) {
  const Icon = iconOf(icon, family);
  return <Icon style={{ color: colour, fontSize: 16 }} />;
}
