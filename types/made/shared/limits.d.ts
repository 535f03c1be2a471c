// Made by the build from badge_verifier.limits and badge_catalogue.limits; bytes.
export const LIMITS: { file: number; image: number; table: number };
