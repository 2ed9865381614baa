CREATE TABLE "presence" (
	"process_id" text NOT NULL,
	"site_id" text NOT NULL,
	"agents" integer NOT NULL,
	"renewed_at" bigint NOT NULL,
	CONSTRAINT "presence_site_id_process_id_pk" PRIMARY KEY("site_id","process_id")
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "unread" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "friction_state" jsonb;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "next_check_at" bigint;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "suggestion_basis" text;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;