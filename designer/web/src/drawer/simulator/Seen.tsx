/** The variables of the flow that the call is in, as far as they may be seen. */

import { Empty } from "antd";
import { useTranslation } from "react-i18next";
import { useSimulator } from "./store";

export function Seen() {
  const { t } = useTranslation();
  const call = useSimulator((simulator) => simulator.call);
  const variables = call?.variables ?? [];
  if (variables.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("simulator.noVariables")} />;
  }
  return (
    <table className="seen">
      <caption>
        {call?.at ? `${call.at.flow} · ${call.at.node} · ` : null}
        {call?.language} · {call?.time.slice(0, 16).replace("T", " ")}
      </caption>
      <tbody>
        {variables.map(({ name, type, value, masked }) => (
          <tr key={name}>
            <th scope="row" title={type}>
              {name}
            </th>
            <td>{value || <small>{t("simulator.empty")}</small>}</td>
            <td>{masked ? <small>{t("simulator.masked")}</small> : null}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
