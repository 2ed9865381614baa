ALTER TABLE "availabilities" ADD COLUMN "urgent_in_row" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "availabilities" ADD COLUMN "break_until" bigint;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "given_for" text;--> statement-breakpoint
ALTER TABLE "sharing" ADD COLUMN "weighs" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "sharing" ADD COLUMN "weights" jsonb;