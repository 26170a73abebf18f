/** Colours of the designer: quiet tints by family, one accent, the same in light and dark. */

import { type ThemeConfig, theme } from "antd";

export type Appearance = "light" | "dark";

/** Hue of each family of node kinds, in degrees; a family that Python adds gets the last one. */
const FAMILY_HUES: Record<string, number> = {
  speak: 205,
  ask: 262,
  logic: 40,
  data: 165,
  agent: 340,
  flow: 222,
};
const OTHER_HUE = 100;

export interface FamilyColours {
  /** The bar on top of a node, and the icon. */
  strong: string;
  /** Behind the title. */
  tint: string;
}

/** Lightness is chosen so that text on the tint keeps a contrast of 4.5:1 or more in both appearances. */
export function familyColours(family: string, appearance: Appearance): FamilyColours {
  const hue = FAMILY_HUES[family] ?? OTHER_HUE;
  return appearance === "dark"
    ? { strong: `hsl(${hue} 55% 62%)`, tint: `hsl(${hue} 24% 20%)` }
    : { strong: `hsl(${hue} 55% 42%)`, tint: `hsl(${hue} 60% 96%)` };
}

/** Ant Design knows each step of a colour by two names, and both become the same variable of CSS. */
function lettersOfTags(colours: Record<string, string>): ThemeConfig["token"] {
  return Object.fromEntries(
    Object.entries(colours).flatMap(([name, colour]) => [
      [`${name}7`, colour],
      [`${name}-7`, colour],
    ]),
  );
}

/** Darker or lighter than Ant Design's own where those cannot be read at 4.5:1. */
const COLOURS = {
  light: {
    tokens: {
      colorPrimary: "#2f54eb",
      colorPrimaryHover: "#4263eb",
      colorLink: "#2f54eb",
      colorTextDescription: "rgba(0, 0, 0, 0.65)",
      // Ant Design's own red has 3.3:1 under white letters.
      colorError: "#cf1322",
      colorSuccess: "#237804",
      colorWarning: "#9c5d00",
      colorTextPlaceholder: "rgba(0, 0, 0, 0.55)",
      // What is derived from darker colours would be grey.
      colorSuccessBg: "#f6ffed",
      colorSuccessBorder: "#b7eb8f",
      colorWarningBg: "#fffbe6",
      colorWarningBorder: "#ffe58f",
      ...lettersOfTags({ green: "#237804", gold: "#874d00", orange: "#ad4e00" }),
    },
    onPrimary: "#ffffff",
  },
  dark: {
    tokens: {
      // Ant Design's own are black and nearly black, and tire the eyes beside white letters.
      colorBgLayout: "#111318",
      colorBgContainer: "#181b21",
      colorBgElevated: "#21252d",
      colorPrimary: "#85a5ff",
      colorLink: "#85a5ff",
      colorTextDescription: "rgba(255, 255, 255, 0.65)",
      colorError: "#ff7875",
      colorTextPlaceholder: "rgba(255, 255, 255, 0.55)",
    },
    onPrimary: "#141414",
  },
};

/** Who is made dizzy by things that move has told the operating system. */
const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");

export function themeOf(appearance: Appearance): ThemeConfig {
  const { tokens, onPrimary } = COLOURS[appearance];
  return {
    algorithm: appearance === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: "ivrflow" },
    // The styles are a sheet of the build: bundling/antdStyles.ts.
    zeroRuntime: true,
    token: { ...tokens, borderRadius: 6, fontSize: 14, wireframe: false, motion: !STILL.matches },
    components: {
      Button: { primaryColor: onPrimary, dangerColor: onPrimary },
      Layout: { headerHeight: 48, headerPadding: "0 12px" },
    },
  };
}
