/** A telephone beside the conversation, its settings and what the flow knows; or the telephone with sound. */

import { Alert, Segmented, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { inWords } from "../../app/problems";
import { useMayI } from "../../app/session";
import { CallMe } from "../callMe/CallMe";
import { SoundTalk } from "../callMe/SoundTalk";
import { CallSettingsForm } from "./CallSettingsForm";
import { KeepCall } from "./KeepCall";
import { Phone } from "./Phone";
import { Seen } from "./Seen";
import { useSimulator } from "./store";
import { Talk } from "./Talk";
import { useFollowing } from "./useFollowing";
import "./simulator.css";

export default function SimulatorPanel({ flow }: { flow: string }) {
  const { t } = useTranslation();
  const { problem, aloud } = useSimulator();
  const called = useSimulator((simulator) => simulator.call !== undefined);
  const mayKeep = useMayI("flows.edit");
  useFollowing(flow);
  return (
    <div className="simulator">
      <section aria-label={t("simulator.phone")}>
        <div className="simulator-mode">
          <Segmented
            size="small"
            aria-label={t("simulator.mode")}
            value={aloud ? "aloud" : "silent"}
            onChange={(mode) => useSimulator.setState({ aloud: mode === "aloud" })}
            options={[
              { value: "silent", label: t("simulator.silent") },
              { value: "aloud", label: t("callMe.title") },
            ]}
          />
          {mayKeep && called && !aloud ? <KeepCall flow={flow} /> : null}
        </div>
        {aloud ? <CallMe flow={flow} /> : <Phone flow={flow} />}
      </section>
      <section className="simulator-talk" aria-label={t("simulator.conversation")}>
        {aloud ? (
          <SoundTalk />
        ) : (
          <>
            {problem ? <Alert type="error" showIcon title={inWords(problem, t)} /> : null}
            <Talk flow={flow} />
          </>
        )}
      </section>
      {aloud ? null : (
        <section aria-label={t("simulator.variables")}>
          <Tabs
            size="small"
            items={[
              { key: "variables", label: t("simulator.variables"), children: <Seen /> },
              { key: "settings", label: t("simulator.settings"), children: <CallSettingsForm /> },
            ]}
          />
        </section>
      )}
    </div>
  );
}
