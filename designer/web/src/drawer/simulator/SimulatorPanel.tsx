/** A telephone beside the conversation, its settings and what the flow knows. */

import { Alert, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { inWords } from "../../app/problems";
import { useMayI } from "../../app/session";
import { CallMe } from "../callMe/CallMe";
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
  const problem = useSimulator((simulator) => simulator.problem);
  const called = useSimulator((simulator) => simulator.call !== undefined);
  const mayKeep = useMayI("flows.edit");
  useFollowing(flow);
  return (
    <div className="simulator">
      <section aria-label={t("simulator.phone")}>
        <Phone flow={flow} />
      </section>
      <section className="simulator-talk" aria-label={t("simulator.conversation")}>
        {problem ? <Alert type="error" showIcon title={inWords(problem, t)} /> : null}
        <Talk flow={flow} />
      </section>
      <section aria-label={t("simulator.variables")}>
        <Tabs
          size="small"
          tabBarExtraContent={mayKeep ? <KeepCall flow={flow} disabled={!called} /> : null}
          items={[
            { key: "variables", label: t("simulator.variables"), children: <Seen /> },
            { key: "settings", label: t("simulator.settings"), children: <CallSettingsForm /> },
            { key: "aloud", label: t("callMe.title"), children: <CallMe flow={flow} /> },
          ]}
        />
      </section>
    </div>
  );
}
