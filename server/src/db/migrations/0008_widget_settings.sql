CREATE TABLE "form_answers" (
	"site_id" text NOT NULL,
	"visitor_id" text NOT NULL,
	"client_id" text NOT NULL,
	"form" text NOT NULL,
	"answers" jsonb NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "form_answers_site_id_visitor_id_client_id_pk" PRIMARY KEY("site_id","visitor_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "notice_views" (
	"site_id" text NOT NULL,
	"visitor_id" text NOT NULL,
	"version" integer NOT NULL,
	"language" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "notice_views_site_id_visitor_id_version_language_pk" PRIMARY KEY("site_id","visitor_id","version","language")
);
--> statement-breakpoint
CREATE TABLE "widget_settings" (
	"site_id" text NOT NULL,
	"section" text NOT NULL,
	"version" integer NOT NULL,
	"value" jsonb NOT NULL,
	"saved_at" bigint NOT NULL,
	"saved_by" text NOT NULL,
	CONSTRAINT "widget_settings_site_id_section_version_pk" PRIMARY KEY("site_id","section","version")
);
--> statement-breakpoint
ALTER TABLE "form_answers" ADD CONSTRAINT "form_answers_visitor" FOREIGN KEY ("site_id","visitor_id") REFERENCES "public"."visitors"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_views" ADD CONSTRAINT "notice_views_visitor" FOREIGN KEY ("site_id","visitor_id") REFERENCES "public"."visitors"("site_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "widget_settings" ADD CONSTRAINT "widget_settings_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "form_answers_by_visitor" ON "form_answers" USING btree ("site_id","visitor_id","at");