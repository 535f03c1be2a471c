// Made by the build from badge_verifier.headlines.
export type Headline = {
  verdict: "valid" | "invalid" | "undecided";
  tone: "valid" | "open" | "undecided" | "careful" | "invalid";
  because?: string;
  sign?: string;
  empty?: boolean;
  claimed?: boolean;
  school?: boolean;
  unless?: { step: string; named: string; nobody: string };
  codes?: Record<string, string>;
  asked?: string;
  late?: string;
};
export const HEADLINES: Record<string, Headline>;
