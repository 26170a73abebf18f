import { describe, expect, it } from "vitest";
import { freeName, nameOfFile } from "./naming";

describe("a name for a recording", () => {
  it.each([
    ["welcome.wav", "welcome"],
    ["My greeting (2).WAV", "My_greeting_2"],
    ["cards/lost card.mp3", "cards/lost_card"],
    ["..\\..\\evil.sh", "evil"],
    ["../../etc/passwd", "etc/passwd"],
    ["<script>alert(1)</script>.wav", "script_alert_1/script"],
    ["v1.2 final.wav", "v1_2_final"],
    ["欢迎.wav", ""],
  ])("of the file %s is %s", (file, name) => {
    expect(nameOfFile(file)).toBe(name);
  });
  it("is counted on when there is one like it", () => {
    const taken = new Set(["main", "main_2"]);
    expect(freeName("main", (name) => taken.has(name))).toBe("main_3");
    expect(freeName("other", (name) => taken.has(name))).toBe("other");
  });
});
