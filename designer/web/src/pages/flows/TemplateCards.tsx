/** What a new flow can begin as: cards, each with a small drawing of its nodes. */

import { useQuery } from "@tanstack/react-query";
import { Radio, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { answer, GET } from "../../api/client";
import { usePreferences } from "../../app/preferences";
import { SmallDrawing } from "./SmallDrawing";
import "./newFlow.css";

interface Props {
  value?: string;
  onChange?: (template: string) => void;
}

export function TemplateCards({ value = "", onChange }: Props) {
  const { t } = useTranslation();
  const language = usePreferences((preferences) => preferences.language);
  const { data } = useQuery({
    queryKey: ["templates", language],
    queryFn: async () => (await answer(GET("/api/templates", { params: { query: { language } } }))).templates,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!data) return <Skeleton active />;
  return (
    <Radio.Group
      className="templates"
      aria-label={t("templates.label")}
      value={value}
      onChange={(event) => onChange?.(event.target.value)}
    >
      {data.map((each) => (
        <Radio key={each.template} value={each.template} className="template">
          <strong>{each.title}</strong>
          <span className="template-help">{each.help}</span>
          <SmallDrawing nodes={each.nodes} ways={each.ways} />
        </Radio>
      ))}
    </Radio.Group>
  );
}
