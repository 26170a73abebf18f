/** What is different between two versions: in the words of callers, by nodes, and as text. */

import { Empty, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { distinctKeys } from "../../app/distinctKeys";
import { useLooking } from "../../editor/selection";
import type { Schemas } from "./queries";

const COLOURS = { added: "green", changed: "gold", removed: "red", moved: "default" } as const;
const SORTS = ["added", "changed", "removed", "moved"] as const;

export function Meaning({ meaning }: { meaning: Schemas["DiffAnswer"]["meaning"] }) {
  return meaning.map(({ heading, sentences }) => (
    <section key={heading}>
      <h3>{heading}</h3>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  ));
}

export function Difference({ difference }: { difference: Schemas["DiffAnswer"] }) {
  const { t } = useTranslation();
  const seek = useLooking((looking) => looking.seek);
  const { lines, meaning, header } = difference;
  const keys = distinctKeys(lines);
  const nodes = SORTS.flatMap((sort) => difference[sort].map((id) => ({ sort, id })));
  if (lines.length === 0 && nodes.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("versions.same")} />;
  }
  return (
    <div className="difference">
      <div className="difference-nodes">
        {header ? <Tag color="gold">{t("versions.header")}</Tag> : null}
        {nodes.map(({ sort, id }) => (
          <button type="button" key={`${sort} ${id}`} disabled={sort === "removed"} onClick={() => seek(id)}>
            <Tag color={COLOURS[sort]}>
              {t(`versions.${sort}`)}: {id}
            </Tag>
          </button>
        ))}
      </div>
      <Meaning meaning={meaning} />
      {lines.length > 0 ? (
        <pre>
          {lines.map((line, index) => (
            <span key={keys[index]} className={classOf(line)}>
              {line}
              {"\n"}
            </span>
          ))}
        </pre>
      ) : null}
    </div>
  );
}

function classOf(line: string): string | undefined {
  if (/^(---|\+\+\+|@@)/.test(line)) return "difference-place";
  if (line.startsWith("+")) return "difference-added";
  return line.startsWith("-") ? "difference-removed" : undefined;
}
