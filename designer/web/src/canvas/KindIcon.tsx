/** An icon per family; the kinds within it are told apart by their titles. A family that Python adds gets a plain one. */

import {
  ApiOutlined,
  AppstoreOutlined,
  BranchesOutlined,
  CustomerServiceOutlined,
  NumberOutlined,
  PhoneOutlined,
  SoundOutlined,
} from "@ant-design/icons";
import type { ComponentType, CSSProperties } from "react";

const ICONS: Record<string, ComponentType<{ style?: CSSProperties }>> = {
  speak: SoundOutlined,
  ask: NumberOutlined,
  logic: BranchesOutlined,
  data: ApiOutlined,
  agent: CustomerServiceOutlined,
  flow: PhoneOutlined,
};

export function KindIcon({ family, colour }: { family: string; colour: string }) {
  const Icon = ICONS[family] ?? AppstoreOutlined;
  return <Icon style={{ color: colour, fontSize: 16 }} />;
}
