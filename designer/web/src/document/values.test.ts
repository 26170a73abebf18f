import { expect, test } from "vitest";
import { languageToHear } from "./values";

test("a flow is shown in the language that its reader understands", () => {
  expect(languageToHear(["en-US", "zh-CN"], "zh-CN")).toBe("zh-CN");
  expect(languageToHear(["zh-CN", "en-GB", "en-US"], "en")).toBe("en-GB");
  expect(languageToHear(["fr-FR", "es-ES"], "en")).toBe("fr-FR");
  expect(languageToHear([], "en")).toBe("");
});
