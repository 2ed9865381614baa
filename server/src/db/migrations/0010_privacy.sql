CREATE TABLE "erasures" (
	"site_id" text NOT NULL,
	"subject" text NOT NULL,
	"erased_at" bigint NOT NULL,
	"by_name" text NOT NULL,
	CONSTRAINT "erasures_site_id_subject_pk" PRIMARY KEY("site_id","subject")
);
--> statement-breakpoint
CREATE TABLE "keeping_times" (
	"site_id" text PRIMARY KEY NOT NULL,
	"conversation_days" integer,
	"visitor_days" integer,
	"saved_at" bigint NOT NULL,
	"saved_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "keeping_times" ADD CONSTRAINT "keeping_times_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "erasures_latest" ON "erasures" USING btree ("site_id","erased_at" desc);--> statement-breakpoint
CREATE INDEX "visitors_by_last_visit" ON "visitors" USING btree ("site_id","last_seen_at");