/**
 * Below the canvas: everything that is said about the flow. Parts that not everybody opens are loaded when they are
 * opened for the first time.
 */

import { DownOutlined, UpOutlined } from "@ant-design/icons";
import { Button, Spin, Tabs } from "antd";
import { lazy, memo, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Command } from "../app/commands";
import { useMayI } from "../app/session";
import { useCommandsOf } from "../app/useCommand";
import type { Catalogue } from "../catalogue/catalogue";
import { useExploring } from "./problems/exploring";
import { useKnownFindings } from "./problems/known";
import { ProblemsPanel } from "./problems/ProblemsPanel";
import { startCall } from "./simulator/store";
import { type DrawerTab, useDrawer } from "./store";
import "./drawer.css";

const SimulatorPanel = lazy(() => import("./simulator/SimulatorPanel"));
const TestsPanel = lazy(() => import("./tests/TestsPanel"));
const TextPanel = lazy(() => import("./text/TextPanel"));
const VersionsPanel = lazy(() => import("./versions/VersionsPanel"));

interface Props {
  flow: string;
  catalogue: Catalogue;
  readOnly: boolean;
}

export const Drawer = memo(function Drawer({ flow, readOnly }: Props) {
  const { t } = useTranslation();
  const mayTest = useMayI("flows.test");
  const findings = useKnownFindings().findings.length;
  const { tab, open, show, fold } = useDrawer();
  useExploring(flow, mayTest);
  useCommandsOf(
    useMemo<Command[]>(
      () => [
        {
          id: "simulate",
          keys: ["Ctrl+Enter"],
          enabled: () => mayTest,
          run: () => {
            show("simulator");
            void startCall(flow);
          },
        },
      ],
      [flow, mayTest, show],
    ),
  );
  const panels: { key: DrawerTab; label: string; children: React.ReactNode }[] = [
    {
      key: "problems",
      label: findings > 0 ? `${t("drawer.problems")} (${findings})` : t("drawer.problems"),
      // Nobody reads a list that is folded away, and an edit may make hundreds of findings.
      children: open ? <ProblemsPanel flow={flow} /> : null,
    },
  ];
  if (mayTest) {
    panels.push(
      { key: "simulator", label: t("drawer.simulator"), children: <SimulatorPanel flow={flow} /> },
      {
        key: "tests",
        label: t("drawer.tests"),
        children: <TestsPanel flow={flow} readOnly={readOnly} />,
      },
    );
  }
  panels.push(
    { key: "text", label: t("drawer.text"), children: <TextPanel flow={flow} readOnly={readOnly} /> },
    {
      key: "versions",
      label: t("drawer.versions"),
      children: <VersionsPanel flow={flow} readOnly={readOnly} />,
    },
  );
  return (
    <section className={open ? "drawer" : "drawer drawer-folded"} aria-label={t("drawer.label")}>
      <Tabs
        size="small"
        activeKey={tab}
        onTabClick={(key) => show(key as DrawerTab)}
        items={panels.map(({ children, ...panel }) => ({
          ...panel,
          children: <Suspense fallback={<Spin />}>{children}</Suspense>,
        }))}
      />
      <Button
        className="drawer-fold"
        type="text"
        size="small"
        icon={open ? <DownOutlined aria-hidden /> : <UpOutlined aria-hidden />}
        aria-expanded={open}
        aria-label={t(open ? "drawer.fold" : "drawer.unfold")}
        title={t(open ? "drawer.fold" : "drawer.unfold")}
        onClick={() => (open ? fold() : show(tab))}
      />
    </section>
  );
});
