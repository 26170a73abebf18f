import { describe, expect, it } from "vitest";
import { lineOfStep, settledTests, textOfConversation, withConversations } from "./conversationText";

const TEXT = `// The tests.

call "One"
  // why
  press 1

  hear "Hello"

call "Two"
  hang up
`;

it("a conversation ends where the next one begins", () => {
  expect(textOfConversation(TEXT, 3, [3, 9])).toBe('call "One"\n  // why\n  press 1\n\n  hear "Hello"\n');
  expect(textOfConversation(TEXT, 9, [3, 9])).toBe('call "Two"\n  hang up\n');
});

it("comments and empty lines are no steps", () => {
  expect([0, 1].map((step) => lineOfStep(TEXT, 3, step))).toEqual([5, 7]);
});

it("conversations are added after an empty line", () => {
  expect(withConversations("", 'call "A"\n')).toBe('call "A"\n');
  expect(withConversations(TEXT, '\ncall "A"\n\n')).toBe(`${TEXT}\ncall "A"\n`);
});

describe("settledTests", () => {
  const MERGED = 'call "Kept"\n  silence\n\ncall "Both"\n  press 2\n\ncall "Gone"\n  press $&\n';
  const conflicts = [
    { mine: 'call "Both"\n  press 2\n', theirs: 'call "Both"\n  press 3\n' },
    { mine: "", theirs: 'call "Gone"\n  press $&\n' },
  ];

  it("takes mine where nothing was chosen, also where I removed one", () => {
    expect(settledTests(MERGED, conflicts, [])).toBe('call "Kept"\n  silence\n\ncall "Both"\n  press 2\n\n');
  });

  it("takes theirs where that was chosen, letter by letter", () => {
    expect(settledTests(MERGED, conflicts, ["theirs", "theirs"])).toBe(MERGED.replace("press 2", "press 3"));
  });
});
