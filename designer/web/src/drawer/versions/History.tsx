/** Versions that callers got, and revisions of the draft; choosing one compares it with the draft. */

import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useMoment } from "./moments";
import { useRevisions, useVersions } from "./queries";

interface Props {
  flow: string;
  /** `v3`, `r12`. */
  chosen: string | undefined;
  onChoose: (which: string) => void;
}

export function History({ flow, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const moment = useMoment();
  const versions = useVersions(flow).data ?? [];
  const revisions = useRevisions(flow).data ?? [];
  return (
    <div className="history">
      <h3>{t("versions.published")}</h3>
      {versions.length === 0 ? <p>{t("flows.neverPublished")}</p> : null}
      {versions.map(({ number, author, note, created, current }) => (
        <button
          type="button"
          key={number}
          aria-pressed={chosen === `v${number}`}
          onClick={() => onChoose(`v${number}`)}
        >
          <strong>{t("flows.version", { number })}</strong>{" "}
          {current ? <Tag color="green">{t("versions.current")}</Tag> : null}
          <small>
            {moment(created)} · {author}
          </small>
          {note ? <span>{note}</span> : null}
        </button>
      ))}
      <h3>{t("versions.revisions")}</h3>
      {revisions.map(({ revision, author, saved }) => (
        <button
          type="button"
          key={revision}
          aria-pressed={chosen === `r${revision}`}
          onClick={() => onChoose(`r${revision}`)}
        >
          {t("versions.revision", { number: revision })}{" "}
          <small>
            {moment(saved)} · {author}
          </small>
        </button>
      ))}
    </div>
  );
}
