/** The bar above the editor. By itself: an edit of the drawing is no reason to make it anew. */

import { Segmented } from "antd";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { TopBar } from "../app/TopBar";
import { useDrawing } from "../document/store";
import { languagesOf } from "../document/values";
import { PublishButton } from "../drawer/versions/PublishButton";
import { Others } from "../saving/Others";
import { CheckState } from "./CheckState";
import { SaveStateTag } from "./SaveStateTag";
import { useLooking } from "./selection";

export const EditorBar = memo(function EditorBar({ flow }: { flow: string }) {
  const { t } = useTranslation();
  const header = useDrawing((drawing) => drawing.document.header);
  const heard = useLooking((looking) => looking.heard);
  const languages = languagesOf(header);
  return (
    <TopBar
      title={header.title || flow}
      state={
        <>
          <SaveStateTag /> <CheckState />
        </>
      }
    >
      {languages.length > 1 ? (
        <Segmented
          size="small"
          aria-label={t("editor.heard")}
          options={languages}
          value={heard}
          onChange={(language) => useLooking.setState({ heard: language })}
        />
      ) : null}
      <Others flow={flow} />
      <PublishButton flow={flow} />
    </TopBar>
  );
});
